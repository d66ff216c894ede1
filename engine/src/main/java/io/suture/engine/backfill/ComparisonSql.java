// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.backfill;

import io.suture.engine.journal.StepKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The row {@code suture.comparison} has for a step, so that others see that it is compared. Nothing rests on it. Runs as the session's own user, in
 * transactions of its own.
 */
public record ComparisonSql(StepKey step) {
    private static final String UNDER_WAY = """
            SELECT c.migration, c.attempt, c.direction, c.number, c.rows, c.expected_ms, c.ms, c.blocks, c.end_block, c.blocks_per_second
            FROM suture.comparing AS c""";

    /** It begins, from the beginning where it did before. */
    public String begun(long rows, Optional<Duration> expected) {
        return "INSERT INTO suture.comparison (" + StepKey.COLUMNS + ", rows, expected_ms) VALUES ("
                + step.values() + ", " + rows + ", "
                + expected.map(time -> Long.toString(time.toMillis())).orElse("NULL")
                + ") ON CONFLICT (" + StepKey.COLUMNS
                + ") DO UPDATE SET rows = excluded.rows, expected_ms = excluded.expected_ms,"
                + " blocks = NULL, end_block = NULL, blocks_per_second = NULL, began_at = excluded.began_at, ended_at = NULL";
    }

    /** Several read so many blocks together. */
    public String advanced(Progress progress) {
        String rate = progress.rate().blocksPerSecond().isPresent()
                ? Double.toString(progress.rate().blocksPerSecond().getAsDouble())
                : "NULL";
        return "UPDATE suture.comparison SET blocks = " + progress.done() + ", end_block = " + progress.end()
                + ", blocks_per_second = " + rate + " WHERE " + step.condition();
    }

    public String ended() {
        return "UPDATE suture.comparison SET ended_at = pg_catalog.clock_timestamp() WHERE " + step.condition();
    }

    /** Those of the whole database whose session is there; one round trip. */
    public static List<Comparison> underWay(Connection connection) throws SQLException {
        List<Comparison> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(UNDER_WAY)) {
            while (row.next()) {
                all.add(read(row));
            }
        }
        return List.copyOf(all);
    }

    private static Comparison read(ResultSet row) throws SQLException {
        return new Comparison(
                StepKey.of(row),
                row.getLong(5),
                Optional.ofNullable(row.getObject(6, Long.class)).map(Duration::ofMillis),
                Duration.ofMillis(row.getLong(7)),
                row.getObject(8) == null ? Optional.empty() : Optional.of(ProgressSql.progress(row, 8)));
    }
}
