// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.backfill;

/**
 * Blocks of a table that one worker has taken on.
 *
 * @param row number of the row in {@code suture.backfill} that keeps it, 1 or more
 * @param next every block of it before this one is done
 * @param until the block behind its last
 */
public record Portion(int row, long next, long until) {
    public boolean isDone() {
        return next >= until;
    }
}
