// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

/** How many rows are generated for every table. */
public enum RehearsalSize {
    SMALL(50),
    MEDIUM(5_000),
    LARGE(100_000);

    private final long rows;

    RehearsalSize(long rows) {
        this.rows = rows;
    }

    /** Rows a table that is new begins with. */
    public long rows() {
        return rows;
    }
}
