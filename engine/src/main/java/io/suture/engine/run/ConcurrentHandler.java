// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.plan.Probe;
import io.suture.core.plan.Setting;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.problem.Blame;
import io.suture.core.problem.Effect;
import io.suture.core.problem.Problem;
import io.suture.engine.connect.ServerProblem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/**
 * Runs a statement that refuses a transaction: intent, statement, probe, result. The probe is asked before, because an earlier
 * run may have come this far, and after an error, because a cancelled build leaves an INVALID index.
 *
 * <p>A short {@code lock_timeout} would end every build behind any open transaction, so there is none; instead the handler
 * waits, before it starts, until no long transaction is open.
 */
final class ConcurrentHandler {
    private final Step.Concurrent step;
    private final StepContext context;
    private final LockWait wait;

    private ConcurrentHandler(Step.Concurrent step, StepContext context) {
        this.step = step;
        this.context = context;
        this.wait = new LockWait(context, new Budget(context.locks().budget(), context.stop()));
    }

    /** @param interrupted whether the journal has an intent of an earlier run without a result */
    static void run(Step.Concurrent step, StepContext context, boolean interrupted)
            throws StepFailure, SessionLost, Stopped {
        new ConcurrentHandler(step, context).run(interrupted);
    }

    private void run(boolean interrupted) throws StepFailure, SessionLost, Stopped {
        if (interrupted && step.probe().isEmpty() && !step.repeatable()) {
            throw new StepFailure(unknown());
        }
        Probe.Answer answer = settle();
        if (interrupted && answer == Probe.Answer.DONE) {
            book(Duration.ZERO, 1);
            return;
        }
        for (int tries = 1; ; tries++) {
            wait.untilNoOldSnapshot();
            if (attempt(tries)) {
                return;
            }
        }
    }

    /** Asks the probe, and repairs what a cancelled attempt left, be it ours or another tool's. */
    private Probe.Answer settle() throws StepFailure, SessionLost {
        Probe.Answer answer = probe();
        if (answer != Probe.Answer.HALF_DONE) {
            return answer;
        }
        if (step.repair().isEmpty()) {
            throw new StepFailure(halfDone());
        }
        context.crash().reached(CrashPoint.Moment.BEFORE_REPAIR);
        for (Sql repair : step.repair()) {
            Optional<Attempt.Refusal> refusal = alone(repair);
            if (refusal.isPresent()) {
                throw refusal.get().asFailure(Effect.RECORDED);
            }
        }
        context.crash().reached(CrashPoint.Moment.AFTER_REPAIR);
        return probe();
    }

    /** @return whether it is done */
    private boolean attempt(int tries) throws StepFailure, SessionLost, Stopped {
        intent();
        context.crash().reached(CrashPoint.Moment.AFTER_INTENT);
        long start = System.nanoTime();
        Optional<Attempt.Refusal> refusal = underSettings();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        context.crash().reached(CrashPoint.Moment.AFTER_STATEMENT);
        if (refusal.isEmpty()) {
            book(took, tries);
            return true;
        }
        if (settle() == Probe.Answer.DONE) {
            book(took, tries);
            return true;
        }
        Retries.pauseOrFail(refusal.get(), context, wait, tries);
        return false;
    }

    private Optional<Attempt.Refusal> underSettings() throws StepFailure, SessionLost {
        HeldSettings held = HeldSettings.of(step.settings(), context.session());
        Optional<Attempt.Refusal> refusal = Optional.empty();
        for (Setting setting : step.settings()) {
            refusal = refusal.isPresent()
                    ? refusal
                    : new Attempt().theirs(setting.session()).run(context.session());
        }
        refusal = refusal.isPresent() ? refusal : alone(step.statement());
        held.putBack();
        return refusal;
    }

    /** As the owner, in a round trip of its own: the server refuses company (a pipeline is an implicit transaction). */
    private Optional<Attempt.Refusal> alone(Sql sql) throws StepFailure, SessionLost {
        if (context.owner().isEmpty()) {
            return new Attempt().theirs(sql).run(context.session());
        }
        commit(new Attempt().ours("SET ROLE " + context.owner().get()));
        Optional<Attempt.Refusal> refusal = new Attempt().theirs(sql).run(context.session());
        commit(new Attempt().ours("RESET ROLE"));
        return refusal;
    }

    private void intent() throws StepFailure, SessionLost {
        commit(new Attempt()
                .ours("BEGIN")
                .ours(context.book().intent(context.session().facts().backend()))
                .ours("COMMIT"));
    }

    private void book(Duration took, int tries) throws StepFailure, SessionLost {
        commit(new Attempt()
                .ours("BEGIN")
                .ours(context.book().done(took, tries))
                .ours("COMMIT"));
    }

    private void commit(Attempt attempt) throws StepFailure, SessionLost {
        Optional<Attempt.Refusal> refusal = attempt.run(context.session());
        if (refusal.isPresent()) {
            throw refusal.get().asFailure(Effect.RECORDED);
        }
    }

    private Probe.Answer probe() throws SessionLost {
        if (step.probe().isEmpty()) {
            return Probe.Answer.NOT_DONE;
        }
        try (Statement query = context.session().connection().createStatement();
                ResultSet row = query.executeQuery(step.probe().get().query())) {
            row.next();
            return Probe.Answer.of(row.getString(1));
        } catch (SQLException e) {
            throw new SessionLost(ServerProblem.inOurSql(e), e);
        }
    }

    private Problem halfDone() {
        return new Problem(
                "RUN-HALF-DONE",
                Blame.ENVIRONMENT,
                Effect.RECORDED,
                "step " + context.number() + " of " + context.migration() + " was left half done",
                "the catalog shows something unfinished and the plan has no repair for it",
                "look at it, remove what is unfinished, then `suture migrate`",
                Optional.empty());
    }

    private Problem unknown() {
        return new Problem(
                "RUN-UNKNOWN",
                Blame.ENVIRONMENT,
                Effect.UNKNOWN,
                "it is not known whether step " + context.number() + " of " + context.migration() + " took effect",
                "the run that began it ended while it ran, and the catalog cannot tell",
                "look at the database, then `suture resolve " + context.migration() + " --done` or `--not-done`",
                Optional.empty());
    }
}
