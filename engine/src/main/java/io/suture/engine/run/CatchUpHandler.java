// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.problem.Effect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Passes over what others have changed, each in one transaction with one snapshot, until one takes hardly any time. Where something is to
 * be proved, it is in the transaction of one more pass; then they catch up with what has changed during that.
 */
final class CatchUpHandler {
    /** About what the last pass, under the lock, may take. */
    private static final Duration SHORT = Duration.ofMillis(100);

    private final Step.CatchUp step;
    private final StepContext context;
    private final long startedNanos = System.nanoTime();
    private int tries = 1;

    private CatchUpHandler(Step.CatchUp step, StepContext context) {
        this.step = step;
        this.context = context;
    }

    static void run(Step.CatchUp step, StepContext context) throws StepFailure, SessionLost, Stopped {
        new CatchUpHandler(step, context).run();
    }

    private void run() throws StepFailure, SessionLost, Stopped {
        commit(context.book().intent(context.session().facts().backend()));
        context.crash().reached(CrashPoint.Moment.AFTER_INTENT);
        passes();
        if (step.proof().isPresent()) {
            pass(step.proof());
            passes();
        }
        context.crash().reached(CrashPoint.Moment.AFTER_STATEMENT);
        commit(context.book().done(since(startedNanos), tries));
    }

    private void passes() throws StepFailure, SessionLost, Stopped {
        Duration took = SHORT;
        while (took.compareTo(SHORT) >= 0) {
            took = pass(Optional.empty());
        }
    }

    private Duration pass(Optional<Sql> proof) throws StepFailure, SessionLost, Stopped {
        LockWait wait = new LockWait(context, new Budget(context.locks().budget(), context.stop()));
        while (true) {
            if (context.stop().stopRequested()) {
                throw new Stopped();
            }
            long began = System.nanoTime();
            Optional<Attempt.Refusal> refusal = attempt(proof).run(context.session());
            if (refusal.isEmpty()) {
                return since(began);
            }
            Retries.pauseOrFail(refusal.get(), context, wait, tries++);
        }
    }

    private Attempt attempt(Optional<Sql> proof) {
        return new Attempt()
                .ours("BEGIN ISOLATION LEVEL REPEATABLE READ")
                .ours("SET LOCAL row_security = off")
                .as(context.owner())
                .theirs(step.settings().stream().map(s -> s.local()).toList())
                .theirs(step.pass())
                .theirs(proof.stream().toList())
                .ours("COMMIT");
    }

    private void commit(List<String> statements) throws StepFailure, SessionLost {
        Optional<Attempt.Refusal> refusal =
                new Attempt().ours("BEGIN").ours(statements).ours("COMMIT").run(context.session());
        if (refusal.isPresent()) {
            throw refusal.get().asFailure(Effect.RECORDED);
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
