// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import static io.suture.core.migration.MigrationEvent.ADOPT;
import static io.suture.core.migration.MigrationEvent.CONTRACT;
import static io.suture.core.migration.MigrationEvent.EXPAND;
import static io.suture.core.migration.MigrationEvent.FAIL;
import static io.suture.core.migration.MigrationEvent.FINISH;
import static io.suture.core.migration.MigrationEvent.LOSE;
import static io.suture.core.migration.MigrationEvent.PURGE;
import static io.suture.core.migration.MigrationEvent.RESOLVE;
import static io.suture.core.migration.MigrationEvent.RESUME;
import static io.suture.core.migration.MigrationEvent.START;
import static io.suture.core.migration.MigrationEvent.TAKEN_BACK;
import static io.suture.core.migration.MigrationEvent.TAKE_BACK;
import static io.suture.core.migration.MigrationState.COMPLETED;
import static io.suture.core.migration.MigrationState.EXPANDED;
import static io.suture.core.migration.MigrationState.FAILED;
import static io.suture.core.migration.MigrationState.IN_PROGRESS;
import static io.suture.core.migration.MigrationState.PENDING;
import static io.suture.core.migration.MigrationState.ROLLED_BACK;
import static io.suture.core.migration.MigrationState.UNKNOWN;

import io.suture.core.problem.Problem;
import java.util.List;

/** The life of a migration as a table; what is not in it cannot happen. The documentation is printed from it. */
public final class LifeCycle {
    /** An event that leads from one state to another. */
    public record Transition(MigrationState from, MigrationEvent event, MigrationState to) {}

    private static final List<Transition> TABLE = List.of(
            new Transition(PENDING, START, IN_PROGRESS),
            new Transition(PENDING, ADOPT, COMPLETED),
            new Transition(IN_PROGRESS, RESUME, IN_PROGRESS),
            new Transition(IN_PROGRESS, EXPAND, EXPANDED),
            new Transition(IN_PROGRESS, FINISH, COMPLETED),
            new Transition(IN_PROGRESS, FAIL, FAILED),
            new Transition(IN_PROGRESS, LOSE, UNKNOWN),
            new Transition(IN_PROGRESS, TAKE_BACK, IN_PROGRESS),
            new Transition(IN_PROGRESS, TAKEN_BACK, ROLLED_BACK),
            new Transition(EXPANDED, CONTRACT, IN_PROGRESS),
            new Transition(EXPANDED, FINISH, COMPLETED),
            new Transition(EXPANDED, FAIL, EXPANDED),
            new Transition(EXPANDED, LOSE, UNKNOWN),
            new Transition(EXPANDED, TAKE_BACK, IN_PROGRESS),
            new Transition(COMPLETED, PURGE, IN_PROGRESS),
            new Transition(COMPLETED, FINISH, COMPLETED),
            new Transition(COMPLETED, FAIL, COMPLETED),
            new Transition(COMPLETED, START, IN_PROGRESS),
            new Transition(COMPLETED, TAKE_BACK, IN_PROGRESS),
            new Transition(FAILED, START, IN_PROGRESS),
            new Transition(FAILED, RESUME, IN_PROGRESS),
            new Transition(FAILED, TAKE_BACK, IN_PROGRESS),
            new Transition(ROLLED_BACK, START, IN_PROGRESS),
            new Transition(UNKNOWN, RESOLVE, IN_PROGRESS));

    private LifeCycle() {}

    public static List<Transition> table() {
        return TABLE;
    }

    static MigrationState after(MigrationState from, MigrationEvent event) {
        return TABLE.stream()
                .filter(t -> t.from() == from && t.event() == event)
                .map(Transition::to)
                .findFirst()
                .orElseThrow(() -> Problem.defect(
                                "STATE-TRANSITION",
                                "a migration that is " + from.display() + " cannot " + event.display(),
                                "the life cycle has no such transition")
                        .asException());
    }
}
