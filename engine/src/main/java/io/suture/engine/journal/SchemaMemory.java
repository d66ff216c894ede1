// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import static io.suture.core.sql.SqlLiteral.quote;

import io.suture.core.sql.Since;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
        String query = "BEGIN READ ONLY; " + JournalSql.AS_SESSION_USER
                + "; WITH known AS MATERIALIZED (SELECT *, " + Since.after("shape.xmin")
                + " AS moment FROM suture.shape WHERE run IS NOT NULL AND tool = "
                + quote(tool)
                + " AND server = " + MAJOR + "), was AS MATERIALIZED (SELECT w.* FROM known,"
                + " unnest(known.objects, known.parts, known.hashes) AS w (object, part, hash)), now AS MATERIALIZED ("
                + SHAPE + ") SELECT * FROM (SELECT coalesce(now.object, was.object), coalesce(now.part, was.part),"
                + " was.hash IS NULL, now.hash IS NULL,"
                + " (SELECT " + fingerprint() + " FROM was), (SELECT " + fingerprint()
                + " FROM now), (SELECT moment FROM known)"
                + " FROM now FULL JOIN was USING (object, part)"
                + " WHERE now.hash IS DISTINCT FROM was.hash) AS d WHERE EXISTS (SELECT FROM known) ORDER BY 1, 2; COMMIT";
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(query);
            return departure(new Results(statement).next(Row::read));
        } catch (SQLException e) {
            rollBack(connection, e);
            throw e;
        }
    }

    /** One object, or a part of one, that is not what it was. */
    private record Row(
            String object, String part, boolean isNew, boolean isMissing, String before, String after, String moment) {
        static Row read(ResultSet row) throws SQLException {
            return new Row(
                    row.getString(1),
                    row.getString(2),
                    row.getBoolean(3),
                    row.getBoolean(4),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7));
        }

        boolean whole() {
            return part.isEmpty() && (isNew || isMissing);
        }

        String sentence() {
            String what = part.isEmpty() ? object : part.startsWith("index ") ? part : part + " of " + object;
            return what + (isNew ? " is new" : isMissing ? " is missing" : " is not what it was");
        }
    }

    /** Parts of what is new or missing as a whole are not told. */
    private static Optional<Departure> departure(List<Row> rows) {
        Set<String> whole = rows.stream().filter(Row::whole).map(Row::object).collect(Collectors.toSet());
        List<String> differences = rows.stream()
                .filter(row -> row.part().isEmpty() || !whole.contains(row.object()))
                .map(Row::sentence)
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Departure(
                        rows.getFirst().moment(),
                        rows.getFirst().before(),
                        rows.getFirst().after(),
                        differences));
    }

    private static void rollBack(Connection connection, SQLException cause) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
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
