// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.throttle;

import java.sql.SQLException;
import java.time.Duration;

/**
 * How long it took of late until a streaming replica had replayed what the primary wrote ({@code replay_lag}): by the primary's clock alone,
 * and nothing where nobody writes. Needs {@code pg_monitor}.
 */
final class ReplicaLag implements Signal {
    private static final String QUERY = """
            SELECT application_name, (extract(epoch FROM replay_lag) * 1000)::bigint, state IS NULL
            FROM pg_catalog.pg_stat_replication
            WHERE state IS NULL OR state = 'streaming' AND replay_lag IS NOT NULL ORDER BY 3 DESC, 2 DESC LIMIT 1""";

    private final Duration limit;

    ReplicaLag(Duration limit) {
        this.limit = limit;
    }

    @Override
    public String name() {
        return "replica_lag";
    }

    @Override
    public Load look(Look at) throws SQLException {
        return at.first(QUERY, row -> {
            long behind = row.getLong(2);
            return row.getBoolean(3)
                    ? Load.unknown(Replicas.HIDDEN)
                    : Load.of(
                            behind,
                            limit.toMillis(),
                            "replica " + row.getString(1) + " is " + Words.of(Duration.ofMillis(behind))
                                    + " behind, limit " + Words.of(limit));
        });
    }
}
