// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.throttle;

import java.sql.SQLException;
import java.time.Duration;

/**
 * How long it took of late until a streaming replica had replayed what the primary wrote ({@code replay_lag}): by the primary's clock alone,
 * and nothing where nobody writes. Needs {@code pg_monitor}.
 */
final class ReplicaLag implements Signal {
    private static final String BEHIND = "extract(epoch FROM replay_lag) * 1000";

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
        return Replicas.furthest(at, "replay_lag", BEHIND, limit.toMillis(), ms -> Words.of(Duration.ofMillis(ms)));
    }
}
