// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.sql.RelationOid;
import io.suture.core.sql.Since;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How relations are defined, as hashes over row versions of the catalogs. One query, no lock.
 *
 * @param of hash by relation; one that is not there has none
 * @param foreign those of which something was written since the horizon by a transaction that is none of ours: ours write to the ledger
 * @param now when this was read
 */
record Stamps(Map<TableName, String> of, Set<TableName> foreign, Moment now) {
    /**
     * How far the database was.
     *
     * @param snapshot as text: which transactions were over
     * @param recorded number of the ledger's newest entry; 0 where there is none
     * @param timeline of the server's log, eight digits in hex: another one after a standby was promoted
     */
    record Moment(String snapshot, long recorded, String timeline) {}

    /** The SQLSTATE that {@link #requiring} raises. */
    static final String CHANGED = "SU010";

    private static final String VERSIONS = resource();
    private static final String HASH = "md5(string_agg(key || ':' || writer, ',' ORDER BY key))";

    private static final String QUERY = """
            WITH ours AS MATERIALIZED (SELECT l.xmin::text AS writer FROM (SELECT xmin FROM suture.ledger ORDER BY seq DESC LIMIT 1000) AS l),
            stamp AS (
                SELECT relation, %s AS hash, bool_or(%s AND writer::text NOT IN (SELECT o.writer FROM ours AS o)) AS foreign_hand
                FROM (%s) AS v GROUP BY relation)
            SELECT relation, hash, foreign_hand, pg_current_snapshot()::text, (SELECT coalesce(max(seq), 0) FROM suture.ledger),
                   left(pg_walfile_name(pg_current_wal_lsn()), 8)
            FROM (VALUES (1)) AS once LEFT JOIN stamp ON true
            """.formatted(
                    HASH,
                    Since.writtenSince("writer", "coalesce(?, pg_current_snapshot()::text)::pg_snapshot"),
                    VERSIONS.formatted("?", RelationOid.ofText("w.relation")));

    Stamps {
        of = Map.copyOf(of);
        foreign = Set.copyOf(foreign);
    }

    /**
     * As they are now.
     *
     * @param horizon an earlier moment; empty: nothing is foreign
     */
    static Stamps read(Connection connection, Collection<TableName> relations, Optional<Moment> horizon)
            throws SQLException {
        Map<String, TableName> byText =
                relations.stream().collect(Collectors.toMap(TableName::toString, Function.identity()));
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setArray(2, connection.createArrayOf("text", byText.keySet().toArray()));
            if (horizon.isPresent()) {
                query.setString(1, horizon.get().snapshot());
            } else {
                query.setNull(1, Types.VARCHAR);
            }
            try (ResultSet row = query.executeQuery()) {
                Map<TableName, String> of = new HashMap<>();
                Set<TableName> foreign = new HashSet<>();
                row.next();
                Moment now = new Moment(row.getString(4), row.getLong(5), row.getString(6));
                do {
                    TableName relation = byText.get(row.getString(1));
                    if (relation != null) {
                        of.put(relation, row.getString(2));
                    }
                    if (relation != null && row.getBoolean(3)) {
                        foreign.add(relation);
                    }
                } while (row.next());
                return new Stamps(of, foreign, now);
            }
        }
    }

    static Moment moment(Connection connection) throws SQLException {
        return read(connection, List.of(), Optional.empty()).now();
    }

    /**
     * A statement that raises {@link #CHANGED} unless the relations are defined as it is expected, for where a lock is held that keeps others
     * from changing them. Whoever runs it needs no privilege.
     *
     * @param expected hash by relation
     */
    static String requiring(Map<TableName, String> expected) {
        String relations = expected.keySet().stream()
                .map(relation -> SqlLiteral.quote(relation.toString()))
                .collect(Collectors.joining(", "));
        String values = expected.entrySet().stream()
                .map(e -> "(" + SqlLiteral.quote(e.getKey().toString()) + ", " + SqlLiteral.quote(e.getValue()) + ")")
                .collect(Collectors.joining(", "));
        return "DO $suture$ BEGIN IF EXISTS (SELECT FROM (VALUES " + values
                + ") AS e (relation, hash) LEFT JOIN (SELECT relation, "
                + HASH + " AS hash FROM ("
                + VERSIONS.formatted("ARRAY[" + relations + "]", RelationOid.ofText("w.relation"))
                + ") AS v GROUP BY relation) AS n USING (relation) WHERE n.hash IS DISTINCT FROM e.hash)"
                + " THEN RAISE EXCEPTION SQLSTATE '" + CHANGED + "'; END IF; END $suture$";
    }

    private static String resource() {
        try (InputStream sql =
                Objects.requireNonNull(Stamps.class.getResourceAsStream("versions.sql"), "the versions' SQL")) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
