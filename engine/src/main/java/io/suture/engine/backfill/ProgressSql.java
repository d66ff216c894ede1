// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.backfill;

import io.suture.core.sql.TableName;
import io.suture.engine.journal.StepKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The rows {@code suture.backfill} has for one step, one a worker. Without them nothing is lost but time, since a backfill can be repeated
 * from the start. Runs as the session's own user.
 *
 * @param count a query of how many ranges there are; empty where they are the table's blocks
 */
public record ProgressSql(StepKey step, TableName table, Optional<String> count) {
    /** Of blocks of the table. */
    public ProgressSql(StepKey step, TableName table) {
        this(step, table, Optional.empty());
    }

    /** What is known of the step: how far it is, and what each row keeps, in the order of their numbers. */
    public record Kept(Progress progress, List<Portion> portions) {
        public Kept {
            portions = List.copyOf(portions);
        }
    }

    /**
     * Makes the rows that are not there: from the first block to the table's size now, or when it began. A range of a partitioned table is one
     * of each partition: the size of the biggest counts.
     */
    public String begin(int rows) {
        return """
                INSERT INTO suture.backfill (%s, worker, end_block, file_node)
                SELECT %s, w, coalesce((SELECT max(b.end_block) FROM suture.backfill AS b WHERE %s), (%s)), (%s)
                FROM pg_catalog.generate_series(1, %d) AS w
                ON CONFLICT DO NOTHING""".formatted(StepKey.COLUMNS, step.values(), step.condition(), end(), fileNode(), rows);
    }

    /**
     * Begins anew where the table was written into another file since: {@code VACUUM FULL}, {@code CLUSTER}, {@code TRUNCATE}, an {@code ALTER
     * TABLE} that rewrites. Its rows are in other blocks then.
     */
    public String beginAnewIfRewritten() {
        return "UPDATE suture.backfill SET next_block = 0, until_block = 0, end_block = (" + end() + "), file_node = ("
                + fileNode() + ") WHERE " + step.condition() + " AND file_node <> (" + fileNode() + ")";
    }

    /** After a range, in its transaction, whose lock keeps the file from now on; raises {@link Blocks#REWRITTEN} where it is another one. */
    public String unlessRewritten(int row) {
        return Blocks.unlessRewritten(table, "SELECT file_node FROM suture.backfill WHERE " + key(row));
    }

    private String fileNode() {
        return Blocks.fileNode(table);
    }

    private String end() {
        return count.orElseGet(() -> Blocks.sql(table));
    }

    /** Before the first statement of a range: a range that somebody has left behind is at its end before another one begins with it. */
    public String hold(int row) {
        return "SELECT FROM suture.backfill WHERE " + key(row) + " FOR UPDATE";
    }

    /** In a transaction of its own, before anybody takes on what comes behind it. */
    public String take(Portion portion) {
        return "UPDATE suture.backfill SET next_block = " + portion.next() + ", until_block = " + portion.until()
                + " WHERE " + key(portion.row());
    }

    /**
     * In the transaction of what ends there.
     *
     * @param rate as known before it
     */
    public String advance(int row, long done, Rate rate) {
        return "UPDATE suture.backfill SET next_block = " + done
                + (rate.blocksPerSecond().isPresent()
                        ? ", blocks_per_second = " + rate.blocksPerSecond().getAsDouble()
                        : "")
                + ", rows = rows + " + RangeSql.written() + ", at = pg_catalog.clock_timestamp() WHERE " + key(row);
    }

    /** What is kept, after {@link #begin}. Waits for ranges that somebody has left behind. */
    public Kept read(Connection connection) throws SQLException {
        List<Portion> portions = new ArrayList<>();
        long end = 0;
        Rate rate = Rate.UNKNOWN;
        try (Statement query = connection.createStatement();
                ResultSet row =
                        query.executeQuery("SELECT worker, next_block, until_block, end_block, blocks_per_second"
                                + " FROM suture.backfill WHERE " + step.condition() + " ORDER BY worker FOR UPDATE")) {
            while (row.next()) {
                portions.add(new Portion(row.getInt(1), row.getLong(2), row.getLong(3)));
                end = row.getLong(4);
                rate = row.getObject(5) == null ? rate : rate(row, 5);
            }
        }
        long taken = portions.stream().mapToLong(Portion::until).max().orElse(0);
        long left = portions.stream().mapToLong(p -> p.until() - p.next()).sum();
        return new Kept(new Progress(taken - left, end, rate), portions);
    }

    /** Of three columns: blocks done, blocks there are, rate. */
    static Progress progress(ResultSet row, int first) throws SQLException {
        return new Progress(row.getLong(first), row.getLong(first + 1), rate(row, first + 2));
    }

    private static Rate rate(ResultSet row, int column) throws SQLException {
        double rate = row.getDouble(column);
        return row.wasNull() ? Rate.UNKNOWN : new Rate(OptionalDouble.of(rate));
    }

    private String key(int row) {
        return step.condition() + " AND worker = " + row;
    }
}
