// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.others;

import io.suture.core.sql.RelationOid;
import io.suture.core.sql.Since;
import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Who may have changed relations: what speaks for it, in words. Some small queries, no lock; no text of a statement is repeated. */
public final class Suspects {
    private static final int MOST = 3;

    /**
     * Sessions that may alter one of the relations, or one that is gone: those whose last statement was DDL first, then those that connected
     * last. Of the statement only its first two words.
     */
    private static final String SESSIONS = """
            SELECT a.usename, nullif(a.application_name, ''), coalesce(a.client_hostname, host(a.client_addr), 'local'),
                   min(upper(substring(a.query from '(?i)^\\s*((?:alter|create|drop|comment|grant|revoke)\\s+\\w+)'))) AS ddl
            FROM pg_catalog.pg_stat_activity AS a
            WHERE a.datname = current_database() AND a.backend_type = 'client backend' AND a.pid <> pg_backend_pid()
              AND a.application_name NOT LIKE 'suture%%'
              AND (cardinality(?::text[]) = 0 OR EXISTS (
                SELECT FROM unnest(?::text[]) AS w(relation) LEFT JOIN pg_catalog.pg_class AS c ON c.oid = %s
                WHERE c.oid IS NULL OR pg_has_role(a.usesysid, c.relowner, 'USAGE')))
            GROUP BY 1, 2, 3 ORDER BY 4 IS NULL, max(a.backend_start) DESC LIMIT %d
            """.formatted(RelationOid.ofText("w.relation"), MOST);

    private static final String NEW_NAMES =
            """
            WITH since AS (SELECT ?::pg_snapshot AS moment),
            rel AS (SELECT %s AS oid FROM unnest(?::text[]) AS w(relation)),
            named AS (
                SELECT a.attname AS name, a.xmin AS writer FROM pg_catalog.pg_attribute AS a JOIN rel ON rel.oid = a.attrelid
                UNION ALL
                SELECT k.conname, k.xmin FROM pg_catalog.pg_constraint AS k JOIN rel ON rel.oid = k.conrelid
                UNION ALL
                SELECT c.relname, i.xmin FROM pg_catalog.pg_index AS i JOIN rel ON rel.oid = i.indrelid
                JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid)
            SELECT name FROM named, since WHERE %s
            """.formatted(RelationOid.ofText("w.relation"), Since.writtenSince("writer", "moment"));

    private Suspects() {}

    /**
     * What speaks for whom.
     *
     * @param relations that were changed; empty: any
     * @param names of what is new or changed: columns, indexes, constraints
     * @param moment a {@code pg_snapshot} as text, from before it
     */
    public static List<String> of(
            Connection connection, Collection<TableName> relations, Collection<String> names, String moment)
            throws SQLException {
        List<String> said = new ArrayList<>(ToolHistories.writtenSince(connection, moment));
        NamingHabit.of(names).ifPresent(said::add);
        said.addAll(sessions(connection, relations));
        return said;
    }

    /** Names of columns, constraints and indexes of the relations that were given or changed since the moment. */
    public static List<String> newNames(Connection connection, Collection<TableName> relations, String moment)
            throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(NEW_NAMES)) {
            query.setString(1, moment);
            query.setArray(
                    2,
                    connection.createArrayOf(
                            "text", relations.stream().map(TableName::toString).toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
        }
        return names;
    }

    private static List<String> sessions(Connection connection, Collection<TableName> relations) throws SQLException {
        List<String> said = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(SESSIONS)) {
            Object[] texts = relations.stream().map(TableName::toString).toArray();
            query.setArray(1, connection.createArrayOf("text", texts));
            query.setArray(2, connection.createArrayOf("text", texts));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String application = row.getString(2);
                    String ddl = row.getString(4);
                    said.add("role " + row.getString(1)
                            + (application == null ? ", without application_name" : ", application " + application)
                            + ", from " + row.getString(3) + ", may alter it"
                            + (ddl == null ? " and is connected" : " and its last statement was " + ddl));
                }
            }
        }
        return said;
    }
}
