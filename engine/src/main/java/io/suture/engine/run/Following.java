// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.assess.Risk;
import io.suture.core.ledger.FillEvent;
import io.suture.core.migration.MigrationEntry;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Step;
import io.suture.core.problem.Effect;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.Sessions;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalRow;
import io.suture.engine.ledger.Scribe;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Does again what others have changed since an expanded migration has moved rows, without completing it: its contract's passes, without its
 * proof. Can be repeated, and ended at any time. On the record.
 */
final class Following {
    /** As it is called on the command line. */
    static final String COMMAND = "data run --incremental";

    private final Source source;
    private final RunSettings settings;
    private final Errand errand;

    Following(Sessions sessions, Source source, RunSettings settings, Scribe scribe) {
        this.source = source;
        this.settings = settings;
        this.errand = new Errand(COMMAND, sessions, settings, scribe);
    }

    /**
     * @return false where somebody has stopped it: what is left is noted
     * @throws SutureException {@code DATA-NOT-FOLLOWED} where nothing of it is noted
     */
    boolean run(MigrationId id) {
        return errand.run((session, journal) -> task(id, session, journal), (task, session, journal) -> {
            PlannedStep step = task.plan().contractSteps().stream()
                    .filter(s -> s.step() instanceof Step.CatchUp)
                    .findFirst()
                    .orElseThrow(() -> notFollowed(id).asException());
            return Optional.of((pace, scribe) -> follow(task, step, session, pace, scribe));
        });
    }

    private Task task(MigrationId id, Session session, Optional<Journal> journal) throws SQLException {
        JournalRow row = journal.flatMap(j -> j.row(id))
                .filter(r -> r.applied().state() == MigrationState.EXPANDED)
                .orElseThrow(() -> notFollowed(id).asException());
        return Resumption.of(
                row,
                source.migrations()
                        .find(id)
                        .map(MigrationEntry::migration)
                        .orElseThrow(() -> notFollowed(id).asException()),
                session,
                journal.orElseThrow(),
                source.migrations().layout());
    }

    private void follow(Task task, PlannedStep planned, Session session, OrderedPace pace, Scribe scribe)
            throws SessionLost, StepFailure, Stopped {
        Step.CatchUp step = (Step.CatchUp) planned.step();
        MigrationBook book = new MigrationBook(scribe, task.facts(), task.leg(), task.lost(), Optional.empty());
        pace.during(Optional.of(new Calendar(settings.safeguards().windows(), Risk.HIGH, settings.clock())));
        StepContext context =
                errand.context(session, task, planned.number(), book.step(planned, false, Optional.empty()), pace);
        RowSight.require(step.takes().locks().keySet(), context);
        Passes passes = Passes.of(step, context);
        passes.untilShort();
        Optional<Attempt.Refusal> refusal = new Attempt()
                .ours("BEGIN")
                .ours(context.book().event(facts -> new FillEvent.RowsFollowed(facts, planned.number())))
                .ours("COMMIT")
                .run(session);
        if (refusal.isPresent()) {
            throw refusal.get().asFailure(Effect.RECORDED);
        }
    }

    private static Problem notFollowed(MigrationId id) {
        return Problem.user(
                "DATA-NOT-FOLLOWED",
                id + " does not note what changes",
                "only a data migration with `contract: later` that was run and not completed follows its source",
                "`suture data status` shows where it stands");
    }
}
