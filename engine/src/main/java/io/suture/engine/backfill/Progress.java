// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.backfill;

/**
 * How far a backfill has come.
 *
 * @param next the first block that was not looked at
 * @param end the block behind the last one of the table when the backfill began
 */
public record Progress(long next, long end) {
    public boolean isDone() {
        return next >= end;
    }

    /** The block behind the last one of a range of this size. */
    public long until(RangeSize size) {
        return Math.min(end, next + size.blocks());
    }

    public Progress at(long block) {
        return new Progress(block, end);
    }
}
