// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.estimate;

import io.suture.core.estimate.TableSize;
import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** How large tables are now. One round trip; waits for nobody. */
final class TableSizes {
    /** {@code pg_table_size} would wait for a lock held, or waited for, by somebody who changes the table. */
    private static final String QUERY = """
            SELECT n.nspname, c.relname, c.reltuples::bigint, s.busy, c.relpages * b.size,
                   CASE WHEN NOT s.busy THEN pg_catalog.pg_table_size(c.oid) END,
                   CASE WHEN NOT s.busy THEN pg_catalog.pg_indexes_size(c.oid) END
            FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            CROSS JOIN (SELECT pg_catalog.current_setting('block_size')::bigint AS size) AS b
            CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM pg_catalog.pg_locks AS l
                WHERE l.relation = c.oid AND l.mode = 'AccessExclusiveLock') AS busy) AS s
            WHERE c.relkind IN ('r', 'm') AND (n.nspname, c.relname) IN (SELECT * FROM unnest(?::text[], ?::text[]))""";

    private TableSizes() {}

    /** Those that there are; a table that the plan itself will make is not. */
    static Map<TableName, TableSize> of(Collection<TableName> tables, Connection connection) throws SQLException {
        if (tables.isEmpty()) {
            return Map.of();
        }
        Map<TableName, TableSize> sizes = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setArray(
                    1,
                    texts(
                            connection,
                            tables.stream().map(t -> t.schema().value()).toArray()));
            query.setArray(
                    2,
                    texts(connection, tables.stream().map(t -> t.name().value()).toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    TableName name = TableName.of(row.getString(1), row.getString(2));
                    long bytes = row.getBoolean(4) ? row.getLong(5) : row.getLong(6);
                    sizes.put(name, TableSize.of(row.getLong(3), bytes, row.getLong(7)));
                }
            }
        }
        return sizes;
    }

    private static java.sql.Array texts(Connection connection, Object[] names) throws SQLException {
        return connection.createArrayOf("text", names);
    }
}
