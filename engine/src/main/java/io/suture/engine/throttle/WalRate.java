// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.throttle;

import io.suture.core.plan.Estimate;
import java.sql.SQLException;

/** How much log the whole server writes a second, since the look before. */
final class WalRate implements Signal {
    private static final String QUERY =
            "SELECT pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_insert_lsn(), '0/0')::bigint";

    private final long limit;
    private long before = -1;
    private long askedAt;

    /** @param limit bytes a second */
    WalRate(long limit) {
        this.limit = limit;
    }

    @Override
    public String name() {
        return "wal_rate";
    }

    @Override
    public Load look(Look at) throws SQLException {
        return at.first(QUERY, row -> rate(row.getLong(1), System.nanoTime()));
    }

    private Load rate(long position, long now) {
        double seconds = (now - askedAt) / 1e9;
        long rate = before < 0 ? 0 : (long) ((position - before) / Math.max(seconds, 1e-3));
        before = position;
        askedAt = now;
        return Load.of(
                rate, limit, Estimate.bytes(rate) + " of WAL a second are written, limit " + Estimate.bytes(limit));
    }
}
