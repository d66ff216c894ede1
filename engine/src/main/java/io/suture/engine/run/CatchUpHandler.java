// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.ledger.FillEvent;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.problem.Effect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@link Passes} until one takes hardly any time. Where something is to be proved, it is in the transaction of one more; then they catch up
 * with what has changed during that.
 */
final class CatchUpHandler {
    private CatchUpHandler() {}

    static void run(Step.CatchUp step, StepContext alone) throws StepFailure, SessionLost, Stopped {
        StepContext context = alone.shared(alone.stop());
        RowSight.require(step.takes().locks().keySet(), context);
        long began = System.nanoTime();
        commit(context.book().intent(context.session().facts().backend()), context);
        context.crash().reached(CrashPoint.Moment.AFTER_INTENT);
        Passes passes = Passes.of(step, context);
        passes.untilShort();
        if (step.proof().isPresent()) {
            keep(proved(step, step.proof().get(), passes, context), context);
            passes.untilShort();
        }
        context.crash().reached(CrashPoint.Moment.AFTER_STATEMENT);
        commit(context.book().done(Duration.ofNanos(System.nanoTime() - began), passes.tries()), context);
    }

    /** By a way that takes longer wherever one has found something wrong; the last one has the last word. */
    private static Optional<Preserved> proved(Step.CatchUp step, Sql proof, Passes passes, StepContext context)
            throws StepFailure, SessionLost, Stopped {
        Optional<Preserved> preserved = compared(step, proof, passes, context);
        Optional<Sql> closer = proof.closer();
        return closer.isPresent() && preserved.filter(Preserved::isWrong).isPresent()
                ? proved(step, closer.get(), passes, context)
                : preserved;
    }

    private static Optional<Preserved> compared(Step.CatchUp step, Sql proof, Passes passes, StepContext context)
            throws StepFailure, SessionLost, Stopped {
        try (Comparing comparing = Comparing.begin(step, proof, context)) {
            passes.one(proof, comparing);
            comparing.ended();
            return Preserved.take(context.session());
        }
    }

    /** Where the proof has figures, they are the record of what was kept; nothing is done without it. */
    private static void keep(Optional<Preserved> preserved, StepContext context) throws StepFailure, SessionLost {
        if (preserved.isPresent()) {
            preserved.get().require();
            commit(
                    context.book()
                            .event(facts -> new FillEvent.RowsPreserved(
                                    facts, context.number(), preserved.get().found())),
                    context);
        }
    }

    private static void commit(List<String> statements, StepContext context) throws StepFailure, SessionLost {
        Optional<Attempt.Refusal> refusal =
                new Attempt().ours("BEGIN").ours(statements).ours("COMMIT").run(context.session());
        if (refusal.isPresent()) {
            throw refusal.get().asFailure(Effect.RECORDED);
        }
    }
}
