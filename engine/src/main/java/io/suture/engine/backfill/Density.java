// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.backfill;

import static io.suture.core.sql.SqlLiteral.quote;

import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How many rows a block of a table holds, by the statistics that ANALYZE and vacuum keep; of its fullest partition where it has some.
 *
 * @param rows a block, more than 0; empty where nobody has counted yet
 */
public record Density(OptionalDouble rows) {
    /** As many as a block can hold ({@code MaxHeapTuplesPerPage} of blocks of 8 kB): where nothing is known, a batch is rather too small. */
    private static final double MOST = 291;

    private static final String QUERY = """
            SELECT max(c.reltuples / c.relpages) FROM pg_catalog.pg_class AS t JOIN pg_catalog.pg_namespace AS n ON n.oid = t.relnamespace
            JOIN pg_catalog.pg_class AS c ON c.oid = t.oid OR c.oid IN (SELECT p.relid FROM pg_catalog.pg_partition_tree(t.oid) AS p)
            WHERE n.nspname = %s AND t.relname = %s AND c.reltuples > 0 AND c.relpages > 0""";

    /** One round trip; catalogs alone are read. */
    public static Density of(TableName table, Connection connection) throws SQLException {
        String query = QUERY.formatted(
                quote(table.schema().value()), quote(table.name().value()));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            double rows = row.getDouble(1);
            return new Density(row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(rows));
        }
    }

    /** Blocks that hold so many rows; 1 at least. */
    public long blocks(int wanted) {
        return Math.max(1, (long) (wanted / rows.orElse(MOST)));
    }

    /** That so many blocks hold, about; empty where nothing is known. */
    public OptionalLong in(double blocks) {
        return rows.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Math.round(blocks * rows.getAsDouble()));
    }
}
