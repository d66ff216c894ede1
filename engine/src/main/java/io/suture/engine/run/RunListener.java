// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.migration.MigrationId;
import io.suture.core.migration.Notice;
import io.suture.core.plan.PlannedStep;
import java.time.Duration;

/** Hears what a run does while it does it, for progress bars and logs. Called on the thread of the run; must not block. */
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

    /** The session broke; a new one takes over from the journal. */
    record Reconnecting(String reason) implements Happening {}

    record MigrationDone(MigrationId id, Duration took) implements Happening {}
}
