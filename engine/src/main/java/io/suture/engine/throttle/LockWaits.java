// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.throttle;

import java.sql.SQLException;
import java.time.Duration;

/** How long somebody has been waiting for a lock that the run holds, or asks for before them. */
final class LockWaits implements Signal {
    private static final String QUERY = """
            WITH ours AS (
                SELECT pid FROM pg_catalog.pg_stat_activity
                WHERE datname = pg_catalog.current_database() AND application_name LIKE 'suture migrate%')
            SELECT (extract(epoch FROM max(pg_catalog.clock_timestamp() - l.waitstart)) * 1000)::bigint, count(DISTINCT l.pid)
            FROM pg_catalog.pg_locks AS l
            WHERE NOT l.granted AND l.waitstart IS NOT NULL AND l.pid NOT IN (SELECT pid FROM ours)
              AND EXISTS (SELECT FROM unnest(pg_catalog.pg_blocking_pids(l.pid)) AS b (pid) JOIN ours USING (pid))""";

    private final Duration limit;

    LockWaits(Duration limit) {
        this.limit = limit;
    }

    @Override
    public String name() {
        return "lock_wait";
    }

    @Override
    public Load look(Look at) throws SQLException {
        return at.first(QUERY, row -> {
            Duration longest = Duration.ofMillis(row.getLong(1));
            long waiting = row.getLong(2);
            return Load.of(
                    longest.toMillis(),
                    limit.toMillis(),
                    waiting + (waiting == 1 ? " session waits" : " sessions wait") + " for rows of the run since "
                            + Words.of(longest) + ", limit " + Words.of(limit));
        });
    }
}
