// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

/**
 * How many rows are generated for every table. {@link #SMALL} suffices to see what is lost and keeps a folder of hundreds of migrations
 * quick; the others are for time.
 */
public enum RehearsalSize {
    SMALL(50),
    MEDIUM(100_000),
    LARGE(1_000_000);

    private final long rows;

    RehearsalSize(long rows) {
        this.rows = rows;
    }

    /** Rows a table that is new begins with. */
    public long rows() {
        return rows;
    }
}
