// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.backfill;

import io.suture.engine.journal.StepKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A backfill, or a copy's fill, that was begun and is not done, as the last ranges that committed left it.
 *
 * @param rows written until now; those that needed nothing are not counted
 */
public record Filling(StepKey step, Progress progress, long rows) {
    private static final String UNDER_WAY = """
            SELECT b.migration, b.attempt, b.direction, b.number, sum(b.rows)::bigint,
                   max(b.until_block) - sum(b.until_block - b.next_block)::bigint, max(b.end_block),
                   (pg_catalog.array_agg(b.blocks_per_second ORDER BY b.at DESC))[1]
            FROM suture.backfill AS b
            JOIN suture.migration AS m ON (m.id, m.attempt, m.direction) = (b.migration, b.attempt, b.direction)
            WHERE m.state IN ('in_progress', 'failed') AND NOT EXISTS (
                SELECT FROM suture.step AS s
                WHERE (s.migration, s.attempt, s.direction, s.number) = (b.migration, b.attempt, b.direction, b.number)
                  AND s.state = 'done')
            GROUP BY b.migration, b.attempt, b.direction, b.number""";

    /** Those of the whole database; one round trip. */
    public static List<Filling> underWay(Connection connection) throws SQLException {
        List<Filling> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(UNDER_WAY)) {
            while (row.next()) {
                all.add(new Filling(StepKey.of(row), ProgressSql.progress(row, 6), row.getLong(5)));
            }
        }
        return List.copyOf(all);
    }
}
