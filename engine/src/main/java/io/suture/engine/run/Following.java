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
import io.suture.engine.connect.Purpose;
import io.suture.engine.connect.ServerProblem;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.Sessions;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalRow;
import io.suture.engine.journal.RunnerLock;
import io.suture.engine.ledger.Scribe;
import io.suture.engine.transform.Transforms;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

/**
 * Does again what others have changed since an expanded migration has moved rows, without completing it: its contract's passes, without its
 * proof. Can be repeated, and ended at any time. On the record.
 */
final class Following {
    private final Sessions sessions;
    private final Source source;
    private final RunSettings settings;
    private final Scribe scribe;

    Following(Sessions sessions, Source source, RunSettings settings, Scribe scribe) {
        this.sessions = sessions;
        this.source = source;
        this.settings = settings;
        this.scribe = scribe;
    }

    /** @throws SutureException {@code DATA-NOT-FOLLOWED} where nothing of it is noted */
    void run(MigrationId id) {
        try (Session session = sessions.open(Purpose.MIGRATE);
                RunnerLock lock = RunnerLock.acquire(session.connection(), settings.patience())) {
            Optional<Journal> journal = Journal.find(session.connection());
            JournalRow row = journal.flatMap(j -> j.row(id))
                    .filter(r -> r.applied().state() == MigrationState.EXPANDED)
                    .orElseThrow(() -> notFollowed(id).asException());
            follow(row, session, journal.orElseThrow().requireWritable(session.connection()));
        } catch (SQLException e) {
            throw ServerProblem.inOurSql(e).asException(e);
        } catch (SessionLost e) {
            throw e.reason().asException((SQLException) Objects.requireNonNull(e.getCause()));
        } catch (StepFailure e) {
            throw new SutureException(e.problem(), e);
        } catch (Stopped e) {
            // what is left is noted
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(JournalRow row, Session session, Journal journal)
            throws SQLException, SessionLost, StepFailure, Stopped {
        MigrationId id = row.applied().id();
        Task task = Resumption.of(
                row,
                source.migrations()
                        .find(id)
                        .map(MigrationEntry::migration)
                        .orElseThrow(() -> notFollowed(id).asException()),
                session,
                journal,
                source.migrations().layout());
        PlannedStep planned = task.plan().contractSteps().stream()
                .filter(s -> s.step() instanceof Step.CatchUp)
                .findFirst()
                .orElseThrow(() -> notFollowed(id).asException());
        Step.CatchUp step = (Step.CatchUp) planned.step();
        Scribe here = scribe.in(session, journal.identity().databaseId());
        MigrationBook book = new MigrationBook(here, task.facts(), task.leg(), task.lost());
        StepContext context = context(session, id, planned, book);
        RowSight.require(step.takes().locks().keySet(), context);
        Passes passes = new Passes(step.settings(), step.pass(), context);
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

    private StepContext context(Session session, MigrationId id, PlannedStep planned, MigrationBook book) {
        OrderedPace pace = new OrderedPace(session, "complete", settings);
        pace.during(Optional.of(new Calendar(settings.safeguards().windows(), Risk.HIGH, settings.clock())));
        return new StepContext(
                session,
                new EmbeddedEngine(sessions, 1),
                id,
                planned.number(),
                book.step(planned, false, Optional.empty()),
                settings.locks(),
                settings.owner(),
                settings.stop(),
                pace,
                settings.crash(),
                settings.listener(),
                Optional.empty(),
                new Transforms(settings.jars()));
    }

    private static Problem notFollowed(MigrationId id) {
        return Problem.user(
                "DATA-NOT-FOLLOWED",
                id + " does not note what changes",
                "only a data migration with `contract: later` that was run and not completed follows its source",
                "`suture data status` shows where it stands");
    }
}
