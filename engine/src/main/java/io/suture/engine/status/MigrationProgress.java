// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.status;

import io.suture.core.plan.Direction;
import io.suture.core.plan.Estimate;
import io.suture.engine.backfill.Comparison;
import io.suture.engine.backfill.Filling;
import io.suture.engine.backfill.Progress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How far a migration has come that is under way, or was left.
 *
 * @param stepsDone of the plan, in this direction
 * @param steps that its plan has; empty where the plan cannot be read
 * @param filling the backfill that is under way, if one is
 * @param comparison of rows on both sides, if that is under way
 * @param moving whether somebody works on it now: nothing else has a rate
 */
public record MigrationProgress(
        Direction direction,
        int stepsDone,
        OptionalInt steps,
        Optional<Filling> filling,
        Optional<Comparison> comparison,
        boolean moving) {

    /** The step that is filled or compared. */
    public OptionalInt step() {
        return filling.map(Filling::step)
                .or(() -> comparison.map(Comparison::step))
                .map(step -> OptionalInt.of(step.number()))
                .orElse(OptionalInt.empty());
    }

    /** Of the table's blocks, where they are filled or several read them together. */
    public Optional<Progress> progress() {
        return filling.map(Filling::progress).or(() -> comparison.flatMap(Comparison::progress));
    }

    /** Of {@link #progress}. */
    public OptionalDouble percent() {
        return progress().map(p -> OptionalDouble.of(p.percent())).orElse(OptionalDouble.empty());
    }

    /** Rows written a second, of late; empty where nothing moves. */
    public OptionalLong rowsPerSecond() {
        if (filling.isEmpty() || !moving || filling.get().progress().done() == 0) {
            return OptionalLong.empty();
        }
        Filling now = filling.get();
        OptionalDouble blocks = now.progress().rate().blocksPerSecond();
        return blocks.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.round(
                        blocks.getAsDouble() * now.rows() / now.progress().done()));
    }

    /** Until this step is done, if it goes on as it does now, or as expected; empty where nothing moves. */
    public Optional<Duration> left() {
        return moving
                ? filling.flatMap(f -> f.progress().left()).or(() -> comparison.flatMap(Comparison::left))
                : Optional.empty();
    }

    /** For people, for example {@code 3 of 9 steps done; step 4: 41.2 % of 12 000 blocks, 81 200 rows written, 52 300 a second, 1 min 4 s left}. */
    public String words() {
        String all = steps.isPresent() ? stepsDone + " of " + steps.getAsInt() : Integer.toString(stepsDone);
        boolean one = steps.orElse(stepsDone) == 1;
        String way = direction == Direction.DOWN ? " of its undo" : "";
        return all + (one ? " step" : " steps") + way + " done"
                + filling.map(f -> "; " + words(f)).orElse("")
                + comparison
                        .map(c -> "; step " + c.step().number() + " comparing: " + c.words())
                        .orElse("");
    }

    private String words(Filling now) {
        StringBuilder words = new StringBuilder(String.format(
                Locale.ROOT,
                "step %d: %.1f %% of %d blocks, %d rows written",
                now.step().number(),
                now.progress().percent(),
                now.progress().end(),
                now.rows()));
        rowsPerSecond().ifPresent(rate -> words.append(", ").append(rate).append(" a second"));
        left().ifPresent(
                        left -> words.append(", ").append(Estimate.spoken(left)).append(" left"));
        return words.toString();
    }
}
