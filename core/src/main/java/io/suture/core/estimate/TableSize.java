// SPDX-License-Identifier: Apache-2.0
package io.suture.core.estimate;

/**
 * How large a table is.
 *
 * @param rows by the server's last look; where it never looked, as many as fit at 100 bytes each
 * @param bytes without indexes
 */
public record TableSize(long rows, long bytes, long indexBytes) {
    private static final long UNSEEN_ROW = 100;

    /** @param rows negative where the server never looked ({@code reltuples}) */
    public static TableSize of(long rows, long bytes, long indexBytes) {
        return new TableSize(rows < 0 ? bytes / UNSEEN_ROW : rows, bytes, indexBytes);
    }

    TableSize and(TableSize other) {
        return new TableSize(rows + other.rows, bytes + other.bytes, indexBytes + other.indexBytes);
    }
}
