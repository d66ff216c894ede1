// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.backfill;

import io.suture.core.plan.Estimate;
import io.suture.engine.journal.StepKey;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Rows that are compared with what they should be, now.
 *
 * @param rows on both sides, about; 0 where nobody has counted
 * @param expected how long it takes, by the estimate of its step; empty where nobody can tell
 * @param soFar since it began
 * @param progress of the blocks that several sessions read together; empty where one statement compares all, whose progress nobody else sees
 */
public record Comparison(
        StepKey step, long rows, Optional<Duration> expected, Duration soFar, Optional<Progress> progress) {

    /** Of what is read together. */
    public OptionalDouble percent() {
        return progress.isPresent() ? OptionalDouble.of(progress.get().percent()) : OptionalDouble.empty();
    }

    /** Until it is done: as it goes on now, else as it was expected; empty where it takes longer than that. */
    public Optional<Duration> left() {
        return progress.isPresent() ? progress.get().left() : foreseen();
    }

    private Optional<Duration> foreseen() {
        return expected.map(all -> all.minus(soFar)).filter(Duration::isPositive);
    }

    /** For people, for example {@code about 1 min 4 s left, 40 s so far, 12000000 rows on both sides}. */
    public String words() {
        String left = progress.isPresent()
                ? progress.get().words()
                : foreseen()
                        .map(time -> "about " + Estimate.spoken(time) + " left")
                        .orElse("");
        String longer = progress.isPresent() || !left.isEmpty()
                ? ""
                : expected.map(all -> ", " + Estimate.spoken(all) + " expected").orElse("");
        return (left.isEmpty() ? "" : left + ", ")
                + Estimate.spoken(soFar) + " so far" + longer
                + (rows == 0 ? "" : ", " + rows + " rows on both sides");
    }
}
