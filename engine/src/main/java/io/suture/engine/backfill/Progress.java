// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.backfill;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a backfill has come.
 *
 * @param next the first block that was not looked at
 * @param end the block behind the last one of the table when the backfill began
 */
public record Progress(long next, long end, Rate rate) {
    public boolean isDone() {
        return next >= end;
    }

    /** The block behind the last one of a range of this size. */
    public long until(RangeSize size) {
        return Math.min(end, next + size.blocks());
    }

    /** @param took since the range before, as in {@link Rate#after} */
    public Progress at(long block, Duration took) {
        return new Progress(block, end, rate.after(block - next, took));
    }

    /** Of the blocks there are; 100 where there are none. */
    public double percent() {
        return end == 0 ? 100 : Math.min(100.0, 100.0 * next / end);
    }

    /** Until it is done, if it goes on as it does now. */
    public Optional<Duration> left() {
        return rate.timeFor(Math.max(0, end - next));
    }
}
