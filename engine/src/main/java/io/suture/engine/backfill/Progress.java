// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.backfill;

import io.suture.core.plan.Estimate;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a backfill has come, all its workers together.
 *
 * @param done blocks that need not be looked at any more
 * @param end blocks the table had when the backfill began
 */
public record Progress(long done, long end, Rate rate) {
    /** @param took since the blocks before, as in {@link Rate#after} */
    public Progress after(long blocks, Duration took) {
        return new Progress(done + blocks, end, rate.after(blocks, took));
    }

    /** Of the blocks there are; 100 where there are none. */
    public double percent() {
        return end == 0 ? 100 : Math.min(100.0, 100.0 * done / end);
    }

    /** Until it is done, if it goes on as it does now. */
    public Optional<Duration> left() {
        return rate.timeFor(Math.max(0, end - done));
    }

    /** For people: {@code 41 %, 1 min 4 s left}. */
    public String words() {
        return String.format(Locale.ROOT, "%.0f %%", percent())
                + left().filter(Duration::isPositive)
                        .map(time -> ", " + Estimate.spoken(time) + " left")
                        .orElse("");
    }
}
