// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.ledger.ChangeEvent;
import io.suture.core.ledger.MigrationFacts;
import io.suture.core.migration.MigrationEntry;
import io.suture.core.migration.MigrationEvent;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.engine.connect.Session;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalRow;
import io.suture.engine.journal.JournalSql;
import io.suture.engine.journal.StepRow;
import io.suture.engine.journal.StepState;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Leads a migration out of {@code unknown}: somebody looked and says what happened. Nothing else does.
 *
 * @param done whether the step took effect
 * @param reason in their words
 */
record Resolution(Source source, MigrationId id, boolean done, String reason) implements Notary.Decision {
    @Override
    public String command() {
        return "resolve";
    }

    /** @throws SutureException {@code RESOLVE-NOT-UNKNOWN} where nothing is unknown */
    @Override
    public Notary.Deed deed(Session session, Journal journal) throws SQLException {
        JournalRow row = journal.row(id)
                .filter(r -> r.applied().state() == MigrationState.UNKNOWN)
                .orElseThrow(this::notUnknown);
        MigrationEntry entry = source.migrations().find(id).orElseThrow(this::noFile);
        if (Journal.plan(session.connection(), id, row.attempt(), row.direction())
                .isEmpty()) {
            return ofAll(row, entry);
        }
        Task task = Resumption.of(
                row, entry.migration(), session, journal, source.migrations().layout());
        StepRow step = journal.steps(id, row.direction()).stream()
                .filter(s -> s.state() == StepState.INTENT)
                .findFirst()
                .orElseThrow(this::notUnknown);
        String outcome = done
                ? JournalSql.stepDone(step.key(), step.verb())
                : JournalSql.stepFailed(step.key(), step.verb(), Optional.empty());
        return new Notary.Deed(
                List.of(outcome, JournalSql.stateChanged(task.facts(), MigrationState.IN_PROGRESS, true)),
                new ChangeEvent.Resolved(
                        task.facts(), OptionalInt.of(step.key().number()), MigrationState.IN_PROGRESS, done, reason));
    }

    /** A rebuilt journal has no plans and no steps: what is said is said of the migration as a whole. */
    private Notary.Deed ofAll(JournalRow row, MigrationEntry entry) {
        MigrationFacts facts =
                Facts.of(row, entry.migration(), row.applied().checksums().orElseGet(entry::checksums));
        MigrationEvent end = switch (row.direction()) {
            case UP -> done ? MigrationEvent.FINISH : MigrationEvent.FAIL;
            case DOWN -> done ? MigrationEvent.TAKEN_BACK : MigrationEvent.FINISH;
        };
        MigrationState state =
                MigrationState.UNKNOWN.after(MigrationEvent.RESOLVE).after(end);
        return new Notary.Deed(
                List.of(JournalSql.stateChanged(facts, state, false)),
                new ChangeEvent.Resolved(facts, OptionalInt.empty(), state, done, reason));
    }

    private SutureException noFile() {
        return Problem.user(
                        "MIGRATION-UNKNOWN",
                        "there is no file of " + id + " in the folder",
                        "what is put on the record names its content",
                        "use the folder of the version that ran it")
                .asException();
    }

    private SutureException notUnknown() {
        return Problem.user(
                        "RESOLVE-NOT-UNKNOWN",
                        "nothing about " + id + " is unknown",
                        "only a step that was interrupted and that the catalog cannot decide waits for an answer",
                        "`suture status` shows the state of every migration")
                .asException();
    }
}
