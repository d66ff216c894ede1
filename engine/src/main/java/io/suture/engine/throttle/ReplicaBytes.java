// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.throttle;

import io.suture.core.plan.Estimate;
import java.sql.SQLException;

/** How many bytes of log the furthest of the streaming replicas has not replayed yet; as the primary knows it. Needs {@code pg_monitor}. */
final class ReplicaBytes implements Signal {
    private static final String BEHIND = "pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(), replay_lsn)";

    private final long limit;

    ReplicaBytes(long limit) {
        this.limit = limit;
    }

    @Override
    public String name() {
        return "replica_bytes";
    }

    @Override
    public Load look(Look at) throws SQLException {
        return Replicas.furthest(at, "replay_lsn", BEHIND, limit, Estimate::bytes);
    }
}
