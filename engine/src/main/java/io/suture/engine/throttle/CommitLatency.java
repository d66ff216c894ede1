// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.throttle;

import java.sql.SQLException;
import java.time.Duration;

/**
 * How long a commit takes: of a transaction that writes an empty message to the log ({@code pg_logical_emit_message}, manual of PostgreSQL 18,
 * 9.28.6), so that it waits for the disk, and for a synchronous standby where there is one. An average in which the last look counts a third.
 */
final class CommitLatency implements Signal {
    private static final String COMMIT = "SELECT pg_catalog.pg_logical_emit_message(true, 'suture', '')";
    private static final double WEIGHT = 1.0 / 3;

    private final Duration limit;
    private double average;

    CommitLatency(Duration limit) {
        this.limit = limit;
    }

    @Override
    public String name() {
        return "commit_latency";
    }

    @Override
    public Load look(Look at) throws SQLException {
        long began = System.nanoTime();
        at.first(COMMIT, row -> Load.NONE);
        double took = (System.nanoTime() - began) / 1e6;
        average += WEIGHT * (took - average);
        return Load.of(
                average,
                (double) limit.toMillis(),
                "a commit takes " + Math.round(average) + " ms, limit " + Words.of(limit));
    }
}
