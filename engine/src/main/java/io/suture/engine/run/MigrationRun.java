// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.ledger.Verification;
import io.suture.core.migration.Condition;
import io.suture.core.migration.MigrationState;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Step;
import io.suture.core.plan.Trial;
import io.suture.core.problem.Effect;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.TableName;
import io.suture.engine.approve.Rehearsals;
import io.suture.engine.connect.ServerProblem;
import io.suture.engine.connect.Session;
import io.suture.engine.estimate.Meter;
import io.suture.engine.ledger.Scribe;
import io.suture.engine.transform.Transforms;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Carries one migration to its end in one session: precondition, steps, verification; and books how it went. */
final class MigrationRun {
    private final Session session;
    private final ChunkEngine engine;
    private final Task task;
    private final MigrationBook book;
    private final RunSettings settings;
    private final Pace pace;
    private final Watch watch;
    private final DriftGuard drift;
    private final long startedNanos = System.nanoTime();
    private final List<MeasuredStep> measured = new ArrayList<>();
    private final List<HeldLock> held = new ArrayList<>();
    private int at;
    private boolean begun;

    MigrationRun(
            Session session,
            ChunkEngine engine,
            Scribe scribe,
            Task task,
            Rehearsals rehearsals,
            RunSettings settings,
            Pace pace,
            Watch watch,
            DriftGuard drift) {
        this.session = session;
        this.engine = engine;
        this.task = task;
        this.settings = settings;
        this.pace = pace;
        this.watch = watch;
        this.drift = drift;
        this.book = new MigrationBook(
                scribe,
                task.facts(),
                task.leg(),
                task.lost(),
                rehearsals.wayBack(task.plan().id(), task.facts().checksums()));
        this.begun = task.begun();
    }

    Duration took() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    /** @throws SutureException with what went wrong; it is in the journal and the ledger then */
    void run() throws SessionLost, Stopped {
        try {
            preconditions();
            if (!begun && !task.alone()) {
                commit(book.begun(task.planBody()));
                begun = true;
            }
            for (PlannedStep step : task.leg().steps()) {
                at = step.number();
                if (!task.done().contains(at)) {
                    step(step);
                }
            }
            at = task.leg().afterwards();
            close();
        } catch (StepFailure failure) {
            throw booked(failure);
        }
    }

    /** Tables that a step may leave old rows in, for vacuum to take away; none where it only adds rows. */
    private static Collection<TableName> rewritten(Step step) {
        return step instanceof Step.Backfill fill && fill.copies()
                ? List.of()
                : step.takes().locks().keySet();
    }

    private void step(PlannedStep planned) throws StepFailure, SessionLost, Stopped {
        if (settings.stop().stopRequested()) {
            throw new Stopped();
        }
        pace.before();
        Collection<TableName> touched = planned.step().takes().locks().keySet();
        settings.listener()
                .hear(new RunListener.StepStarted(
                        task.plan().id(), planned, task.plan().steps().size()));
        refuseDrift(touched);
        pace.over(rewritten(planned.step()));
        watch.over(touched);
        settings.crash().reached(CrashPoint.Moment.BEFORE_STEP);
        try {
            measured(planned);
        } catch (StepFailure failure) {
            throw orDrift(failure, touched);
        }
        settings.crash().reached(CrashPoint.Moment.AFTER_STEP);
        expectAgain(planned.step());
        askClients(planned);
    }

    /** What a killed run has done of a step cannot be measured any more. */
    private void measured(PlannedStep planned) throws StepFailure, SessionLost, Stopped {
        StepContext context = context(planned);
        Optional<Meter> meter = task.interrupted().contains(planned.number())
                ? Optional.empty()
                : asking(() -> Meter.start(planned, context.book().key(), session.connection()));
        Duration idle = pace.idle();
        dispatch(planned, context);
        if (meter.isPresent()) {
            Duration idled = pace.idle().minus(idle);
            Meter.Reading reading = asking(() -> meter.get().stop(idled));
            MeasuredStep step = new MeasuredStep(
                    task.plan().id(), planned.number(), planned.step().verb(), reading.expected(), reading.measured());
            commit(book.measured(step, reading.record()));
            measured.add(step);
        }
    }

    /** Steps that worked through a table, and how much that was. */
    List<MeasuredStep> measured() {
        return List.copyOf(measured);
    }

    private void dispatch(PlannedStep planned, StepContext context) throws StepFailure, SessionLost, Stopped {
        switch (planned.step()) {
            case Step.Transaction step -> TransactionHandler.run(step, context);
            case Step.Validate step -> ValidateHandler.run(step, context);
            case Step.Backfill step -> BackfillHandler.run(step, context);
            case Step.CatchUp step -> CatchUpHandler.run(step, context);
            case Step.Swap step -> held(TransactionHandler.run(step, context));
            case Step.Concurrent step ->
                ConcurrentHandler.run(step, context, task.interrupted().contains(planned.number()));
        }
    }

    private void held(HeldLock lock) throws StepFailure, SessionLost {
        commit(List.of(book.held(lock)));
        held.add(lock);
        settings.listener().hear(new RunListener.Held(lock));
    }

    /** How long steps kept everybody off tables that others took the place of. */
    List<HeldLock> held() {
        return List.copyOf(held);
    }

    private StepContext context(PlannedStep planned) {
        boolean last = task.leg().isLast(planned.number()) && !task.closes();
        return new StepContext(
                session,
                engine,
                task.plan().id(),
                planned.number(),
                book.step(planned, last, task.alone() ? Optional.of(task.planBody()) : Optional.empty()),
                settings.locks(),
                settings.owner(),
                settings.stop(),
                pace,
                settings.crash(),
                settings.listener(),
                drift.requiring(planned.step().takes().locks().keySet()),
                new Transforms(settings.jars()));
    }

    private void preconditions() throws StepFailure, SessionLost {
        if (begun) {
            return;
        }
        for (Condition condition : task.preconditions()) {
            assertThat(condition, Assertion.refused(condition), List.of());
        }
        Transforms transforms = new Transforms(settings.jars());
        load(transforms);
        for (Trial trial : task.plan().trials()) {
            new TrialRun(session, settings.owner(), transforms).run(trial);
        }
    }

    private void load(Transforms transforms) throws StepFailure {
        try {
            task.plan().transforms().forEach(transforms::name);
        } catch (SutureException e) {
            throw new StepFailure(e.problems().getFirst());
        }
    }

    /** The verifications hold in the transaction that says so; none of them runs under a lock of the steps. */
    private void close() throws StepFailure, SessionLost {
        if (!task.closes()) {
            return;
        }
        for (Condition condition : task.verifications()) {
            assertThat(condition, Assertion.failed(condition), List.of());
        }
        commit(book.closed(task.verifications().isEmpty() ? Verification.NOT_RUN : Verification.PASS));
    }

    private void assertThat(Condition condition, Problem otherwise, List<String> books)
            throws StepFailure, SessionLost {
        Attempt attempt = new Attempt()
                .ours("BEGIN READ ONLY")
                .as(settings.owner())
                .theirs(Assertion.statement(condition))
                .ours(books)
                .ours("ROLLBACK");
        Optional<Attempt.Refusal> refusal = attempt.run(session);
        if (refusal.isEmpty()) {
            return;
        }
        if (Assertion.NOT_HELD.equals(refusal.get().server().sqlState())) {
            throw new StepFailure(otherwise);
        }
        throw refusal.get().asFailure(otherwise.effect());
    }

    private void commit(List<String> statements) throws StepFailure, SessionLost {
        Optional<Attempt.Refusal> refusal =
                new Attempt().ours("BEGIN").ours(statements).ours("COMMIT").run(session);
        if (refusal.isPresent()) {
            throw refusal.get().asFailure(begun ? Effect.RECORDED : Effect.NONE);
        }
    }

    private SutureException booked(StepFailure failure) throws SessionLost {
        boolean unknown = failure.problem().effect() == Effect.UNKNOWN;
        boolean moved = at > 1 && !task.leg().isFirst(at)
                || !task.done().isEmpty()
                || failure.problem().effect() == Effect.RECORDED;
        boolean leftovers = begun && (moved || !task.leg().is(Leg.Part.FIRST));
        Problem problem =
                unknown ? failure.problem() : failure.problem().with(leftovers ? Effect.RECORDED : Effect.NONE);
        MigrationBook.Failure failed = new MigrationBook.Failure(
                unknown ? MigrationState.UNKNOWN : stopped(moved),
                Math.max(at, 1),
                problem,
                failure.sqlState(),
                leftovers,
                took(),
                at == task.leg().afterwards() ? Verification.FAIL : Verification.NOT_RUN);
        Optional<Attempt.Refusal> refusal = new Attempt()
                .ours("BEGIN")
                .ours(book.failed(failed, begun))
                .ours("COMMIT")
                .run(session);
        SutureException reported = new SutureException(problem, failure);
        refusal.ifPresent(r -> reported.addSuppressed(r.error()));
        return reported;
    }

    /** A later leg of which nothing has taken effect can be asked for again: the migration rests where it did. */
    private MigrationState stopped(boolean moved) {
        return task.leg().part().from().filter(rest -> !moved).orElse(MigrationState.FAILED);
    }

    private void refuseDrift(Collection<TableName> touched) throws StepFailure, SessionLost {
        List<TableName> changed = asking(() -> drift.changed(session.connection(), touched));
        if (!changed.isEmpty()) {
            throw new StepFailure(
                    DriftGuard.stale(changed, asking(() -> drift.suspects(session.connection(), changed))));
        }
    }

    /** Under its lock a step found that a relation is no longer what it was: which, and by whom. */
    private StepFailure orDrift(StepFailure failure, Collection<TableName> touched) throws StepFailure, SessionLost {
        if (failure.sqlState().equals(Optional.of(Stamps.CHANGED))) {
            refuseDrift(touched);
        }
        return failure;
    }

    /** A fill and a pass change rows: whatever has become of a definition meanwhile, it was not by them. */
    private void expectAgain(Step done) throws SessionLost {
        boolean rowsAlone = done instanceof Step.Backfill || done instanceof Step.CatchUp;
        if (!rowsAlone) {
            expectAgain(done instanceof Step.Concurrent ? done.takes().locks().keySet() : opaque());
        }
    }

    /** What nobody can see through may have written in other transactions, as a block with an exception handler does. */
    private Set<TableName> opaque() {
        return task.plan().opaque() ? drift.all() : Set.of();
    }

    private void expectAgain(Collection<TableName> ours) throws SessionLost {
        asking(() -> {
            drift.expectAgain(session.connection(), ours);
            return drift;
        });
    }

    private void askClients(PlannedStep planned) throws SessionLost {
        asking(() -> {
            watch.after(task.plan().id(), planned);
            return watch;
        });
    }

    private static <T> T asking(Question<T> question) throws SessionLost {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw new SessionLost(ServerProblem.inOurSql(e), e);
        }
    }

    /** Something asked of the server in SQL of our own. */
    @FunctionalInterface
    private interface Question<T> {
        T ask() throws SQLException;
    }
}
