// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.throttle;

import io.suture.core.plan.Estimate;
import java.sql.SQLException;

/** How many bytes of log the furthest of the streaming replicas has not replayed yet; as the primary knows it. Needs {@code pg_monitor}. */
final class ReplicaBytes implements Signal {
    private static final String QUERY = """
            SELECT application_name, pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(), replay_lsn)::bigint, state IS NULL
            FROM pg_catalog.pg_stat_replication
            WHERE state IS NULL OR state = 'streaming' AND replay_lsn IS NOT NULL ORDER BY 3 DESC, 2 DESC LIMIT 1""";

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
        return at.first(QUERY, row -> {
            long behind = row.getLong(2);
            return row.getBoolean(3)
                    ? Load.unknown(Replicas.HIDDEN)
                    : Load.of(
                            behind,
                            limit,
                            "replica " + row.getString(1) + " is " + Estimate.bytes(behind) + " behind, limit "
                                    + Estimate.bytes(limit));
        });
    }
}
