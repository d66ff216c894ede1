// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.throttle;

import io.suture.core.plan.Estimate;
import java.sql.SQLException;

/** How much log a replication slot keeps on the primary's disk: the one that keeps most, whether anybody reads from it or not. */
final class SlotWal implements Signal {
    private static final String QUERY = """
            SELECT slot_name, pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(), restart_lsn)::bigint, active
            FROM pg_catalog.pg_replication_slots WHERE restart_lsn IS NOT NULL ORDER BY 2 DESC LIMIT 1""";

    private final long limit;

    SlotWal(long limit) {
        this.limit = limit;
    }

    @Override
    public String name() {
        return "slot_wal";
    }

    @Override
    public Load look(Look at) throws SQLException {
        return at.first(QUERY, row -> {
            long kept = row.getLong(2);
            return Load.of(
                    kept,
                    limit,
                    "slot " + row.getString(1) + (row.getBoolean(3) ? "" : ", from which nobody reads,") + " keeps "
                            + Estimate.bytes(kept) + " of WAL, limit " + Estimate.bytes(limit));
        });
    }
}
