// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.transform;

/**
 * How many rows are fetched at once: as many as have about {@link #TARGET_BYTES}, so that memory does not grow with the table.
 *
 * @param rows 1 to {@link #MOST}
 */
record BatchSize(int rows) {
    static final BatchSize FIRST = new BatchSize(256);

    private static final long TARGET_BYTES = 2L << 20;
    private static final int MOST = 20_000;
    private static final int GROWTH = 4;

    BatchSize {
        if (rows < 1 || rows > MOST) {
            throw new IllegalArgumentException("a batch of " + rows + " rows");
        }
    }

    /** The next one. */
    BatchSize after(int fetched, long bytes) {
        long fitting = fetched * TARGET_BYTES / Math.max(1, bytes);
        return new BatchSize((int) Math.clamp(fitting, 1, Math.min(MOST, (long) rows * GROWTH)));
    }
}
