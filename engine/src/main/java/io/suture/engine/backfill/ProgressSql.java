// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.backfill;

import static io.suture.core.sql.SqlLiteral.quote;

import io.suture.core.sql.TableName;
import io.suture.engine.journal.StepKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The row {@code suture.backfill} has for one step. Without it nothing is lost but time, since a backfill can be repeated from the
 * start. Runs as the session's own user.
 */
public record ProgressSql(StepKey step, TableName table) {
    /**
     * Makes the row where there is none: from the first block to the table's size now. A range of a partitioned table is one of each
     * partition: the size of the biggest counts.
     */
    public String begin() {
        return """
                INSERT INTO suture.backfill (migration, attempt, direction, number, next_block, end_block)
                SELECT %s, %d, %s, %d, 0,
                       greatest(pg_catalog.pg_relation_size(c.oid),
                                (SELECT max(pg_catalog.pg_relation_size(p.relid)) FROM pg_catalog.pg_partition_tree(c.oid) AS p))
                       / pg_catalog.current_setting('block_size')::bigint
                FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                WHERE n.nspname = %s AND c.relname = %s
                ON CONFLICT DO NOTHING""".formatted(
                        quote(step.migration().value()),
                        step.attempt(),
                        quote(direction()),
                        step.number(),
                        quote(table.schema().value()),
                        quote(table.name().value()));
    }

    /** Counts the rows a data-modifying statement returns, for {@link #advance}. */
    public static String counting(String update) {
        return "WITH written AS (" + update + " RETURNING 1)"
                + " SELECT pg_catalog.set_config('suture.written', count(*)::text, true) FROM written";
    }

    /**
     * In the transaction of the range that ends there.
     *
     * @param rate as known before it
     */
    public String advance(long until, Rate rate) {
        return "UPDATE suture.backfill SET next_block = " + until
                + (rate.blocksPerSecond().isPresent()
                        ? ", blocks_per_second = " + rate.blocksPerSecond().getAsDouble()
                        : "")
                + ", rows = rows + pg_catalog.current_setting('suture.written')::bigint,"
                + " at = pg_catalog.clock_timestamp() WHERE " + key();
    }

    /** How far it has come, after {@link #begin}. */
    public Progress read(Connection connection) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(
                        "SELECT next_block, end_block, blocks_per_second FROM suture.backfill WHERE " + key())) {
            return row.next() ? progress(row, 1) : new Progress(0, 0, Rate.UNKNOWN);
        }
    }

    static Progress progress(ResultSet row, int first) throws SQLException {
        double rate = row.getDouble(first + 2);
        return new Progress(
                row.getLong(first),
                row.getLong(first + 1),
                row.wasNull() ? Rate.UNKNOWN : new Rate(OptionalDouble.of(rate)));
    }

    private String key() {
        return "(migration, attempt, direction, number) = ("
                + quote(step.migration().value()) + ", " + step.attempt() + ", " + quote(direction()) + ", "
                + step.number() + ")";
    }

    private String direction() {
        return step.direction().name().toLowerCase(Locale.ROOT);
    }
}
