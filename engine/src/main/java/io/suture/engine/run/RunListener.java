// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.migration.MigrationId;
import io.suture.core.migration.Notice;
import io.suture.core.plan.PlannedStep;
import io.suture.core.sql.TableName;
import io.suture.engine.backfill.Comparison;
import io.suture.engine.backfill.Density;
import io.suture.engine.backfill.Progress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Hears what a run does while it does it, for progress bars and logs. One thing at a time, by whichever thread of the run; must not block. */
@FunctionalInterface
public interface RunListener {
    RunListener SILENT = happening -> {};

    void hear(Happening happening);

    /** What can be heard. */
    sealed interface Happening {}

    /** Something about the folder or its history that stops nothing; before anything runs. */
    record Noticed(Notice notice) implements Happening {}

    /** @param index 1 or more, of {@code count} */
    record MigrationStarted(MigrationId id, int index, int count) implements Happening {}

    record StepStarted(MigrationId id, PlannedStep step, int steps) implements Happening {}

    /**
     * The run waits and has asked for nothing strong meanwhile.
     *
     * @param reason who is in the way, in words
     */
    record Waiting(MigrationId id, int step, String reason, Duration soFar) implements Happening {}

    /** @param sqlState why the step was rolled back and is tried again */
    record Retrying(MigrationId id, int step, String sqlState, int tries) implements Happening {}

    /** @param since ISO 8601, by the server's clock */
    record Paused(String by, String since) implements Happening {}

    record Resumed(Duration after) implements Happening {}

    /**
     * The run works another share of the time from now on.
     *
     * @param by who wants it so; empty where a throttle was lifted
     */
    record Throttled(int percent, Optional<String> by) implements Happening {}

    /**
     * The run works another share of the time from now on, for the sake of others; 0 where it waits.
     *
     * @param reason in words; empty where it works as much as it can again
     */
    record Slowed(int percent, Optional<String> reason) implements Happening {}

    /** A signal of the throttle cannot be seen, so it slows nothing down. */
    record Unseen(String signal, String why) implements Happening {}

    /**
     * A range of a backfill, or of a copy's fill, is done.
     *
     * @param density by which blocks are told in rows
     */
    record Advanced(MigrationId id, int step, TableName table, Progress progress, Density density)
            implements Happening {
        /** Of the table, that are done, about; empty where nobody has counted them. */
        public OptionalLong rowsDone() {
            return density.in((double) progress.done());
        }

        /** Of the table when the step began, about. */
        public OptionalLong rows() {
            return density.in((double) progress.end());
        }

        /** About; empty at the beginning, too. */
        public OptionalLong rowsPerSecond() {
            OptionalDouble blocks = progress.rate().blocksPerSecond();
            return blocks.isPresent() ? density.in(blocks.getAsDouble()) : OptionalLong.empty();
        }
    }

    /** Rows are compared with what they should be: when that begins, and every second and with every range until it ends. */
    record Comparing(Comparison comparison) implements Happening {}

    /** The session broke; a new one takes over from the journal. */
    record Reconnecting(String reason) implements Happening {}

    /**
     * The new session leads to a standby that was promoted.
     *
     * @param lost entries of the ledger that it had not got: what they were about is done again
     */
    record FailedOver(long lost) implements Happening {}

    /** Tables have been swapped. */
    record Held(HeldLock lock) implements Happening {}

    record MigrationDone(MigrationId id, Duration took) implements Happening {}
}
