// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import java.time.Duration;

/** How many rows are generated for every table, and how long the up of a migration may take on them. */
public enum RehearsalSize {
    SMALL(1_000, Duration.ofSeconds(1)),
    MEDIUM(100_000, Duration.ofSeconds(5)),
    LARGE(1_000_000, Duration.ofSeconds(30));

    private final long rows;
    private final Duration limit;

    RehearsalSize(long rows, Duration limit) {
        this.rows = rows;
        this.limit = limit;
    }

    /** Rows a table that is new begins with. */
    public long rows() {
        return rows;
    }

    /** What an up is to stay within. */
    public Duration limit() {
        return limit;
    }
}
