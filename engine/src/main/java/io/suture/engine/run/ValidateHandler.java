// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.plan.Step;
import java.time.Duration;
import java.util.Optional;

/**
 * Proves existing rows under a lock that blocks neither reads nor writes, in a transaction of its own. Nobody who reads or
 * writes waits behind the request, so it may wait long; only another change of the same table is in its way.
 */
final class ValidateHandler {
    private ValidateHandler() {}

    static void run(Step.Validate step, StepContext context) throws StepFailure, SessionLost, Stopped {
        LockWait wait = new LockWait(context, new Budget(context.locks().budget(), context.stop()));
        for (int tries = 1; ; tries++) {
            Attempt attempt = new Attempt()
                    .ours("BEGIN")
                    .as(context.owner())
                    .ours("SET LOCAL lock_timeout = "
                            + context.locks().mildTimeout().toMillis())
                    .theirs(step.statements())
                    .asOurselves(context.owner())
                    .ours(context.book().done(Duration.ZERO, tries))
                    .ours("COMMIT");
            Optional<Attempt.Refusal> refusal = attempt.run(context.session());
            if (refusal.isEmpty()) {
                return;
            }
            Retries.pauseOrFail(refusal.get(), context, wait, tries);
        }
    }
}
