// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import static io.suture.core.sql.SqlLiteral.quote;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Knows the schema as Suture left it, so that what others changed meanwhile is noticed: names and hashes of definitions, kept and
 * compared by the server (some 50 ms for 1 000 tables). Nothing is known while a run is under way, after one that was killed,
 * and after an upgrade of the server or of Suture.
 */
public final class SchemaMemory {
    private static final String SHAPE = resource();
    private static final String MAJOR = "pg_catalog.current_setting('server_version_num')::int / 10000";

    private SchemaMemory() {}

    /** Statement: from here on the schema is not known, since a run begins to change it. */
    public static String forget() {
        return "UPDATE suture.shape SET run = NULL WHERE run IS NOT NULL";
    }

    /**
     * Statement: the schema as it is now is as it should be.
     *
     * @param tool another version may see other things
     */
    public static String remember(String run, String tool) {
        return "INSERT INTO suture.shape AS shape (run, tool, server, objects, parts, hashes) SELECT " + quote(run)
                + ", "
                + quote(tool) + ", " + MAJOR
                + ", coalesce(array_agg(s.object), '{}'), coalesce(array_agg(s.part), '{}'),"
                + " coalesce(array_agg(s.hash), '{}') FROM (" + SHAPE + ") AS s ON CONFLICT (one) DO UPDATE SET"
                + " run = excluded.run, tool = excluded.tool, server = excluded.server, objects = excluded.objects,"
                + " parts = excluded.parts, hashes = excluded.hashes, taken_at = excluded.taken_at";
    }

    /**
     * How the schema differs from what Suture left; one round trip, no lock. Empty where it does not, and where nothing is known.
     *
     * @param tool this version's
     */
    public static Optional<Departure> departure(Connection connection, String tool) throws SQLException {
        String query = "WITH known AS MATERIALIZED (SELECT * FROM suture.shape WHERE run IS NOT NULL AND tool = "
                + quote(tool)
                + " AND server = " + MAJOR + "), was AS MATERIALIZED (SELECT w.* FROM known,"
                + " unnest(known.objects, known.parts, known.hashes) AS w (object, part, hash)), now AS MATERIALIZED ("
                + SHAPE + ") SELECT * FROM (SELECT coalesce(now.object, was.object), coalesce(now.part, was.part),"
                + " was.hash IS NULL, now.hash IS NULL,"
                + " (SELECT " + fingerprint() + " FROM was), (SELECT " + fingerprint() + " FROM now)"
                + " FROM now FULL JOIN was USING (object, part)"
                + " WHERE now.hash IS DISTINCT FROM was.hash) AS d WHERE EXISTS (SELECT FROM known) ORDER BY 1, 2";
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet rows = statement.executeQuery(query)) {
                return read(rows);
            }
        }
    }

    private static Optional<Departure> read(ResultSet rows) throws SQLException {
        Set<String> whole = new LinkedHashSet<>();
        List<String> differences = new ArrayList<>();
        String before = "";
        String after = "";
        while (rows.next()) {
            String object = rows.getString(1);
            String part = rows.getString(2);
            before = rows.getString(5);
            after = rows.getString(6);
            boolean isNew = rows.getBoolean(3);
            boolean isMissing = rows.getBoolean(4);
            if (part.isEmpty() && (isNew || isMissing)) {
                whole.add(object);
            }
            if (part.isEmpty() || !whole.contains(object)) {
                String what = part.isEmpty() ? object : part.startsWith("index ") ? part : part + " of " + object;
                differences.add(what + (isNew ? " is new" : isMissing ? " is missing" : " is not what it was"));
            }
        }
        return differences.isEmpty() ? Optional.empty() : Optional.of(new Departure(before, after, differences));
    }

    private static String fingerprint() {
        return "pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(coalesce(string_agg(concat_ws(' ', object, part, hash),"
                + " ',' ORDER BY object, part), ''), 'UTF8')), 'hex')";
    }

    private static String resource() {
        try (InputStream sql =
                Objects.requireNonNull(SchemaMemory.class.getResourceAsStream("shape.sql"), "the shape's SQL")) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
