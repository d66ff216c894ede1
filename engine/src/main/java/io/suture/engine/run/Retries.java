// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.problem.Effect;
import java.util.Set;

/** Which refusals of a rolled back attempt are worth another one. Decided by SQLSTATE, never by a message. */
final class Retries {
    /** {@code lock_not_available}, raised by our own {@code lock_timeout}; also by a NOWAIT of the author's, bounded by the budget. */
    private static final String LOCK_TIMEOUT = "55P03";

    private static final Set<String> PASSING = Set.of(LOCK_TIMEOUT, "40P01", "40001");

    private Retries() {}

    static boolean passing(Attempt.Refusal refusal) {
        return PASSING.contains(refusal.server().sqlState());
    }

    /**
     * Waits for the next try.
     *
     * @throws StepFailure the refusal itself if trying again is useless, {@code LOCK-BUDGET} if there is no time left for it
     */
    static void pauseOrFail(Attempt.Refusal refusal, StepContext context, LockWait wait, int tries)
            throws StepFailure, Stopped {
        if (!passing(refusal)) {
            throw refusal.asFailure(Effect.NONE);
        }
        context.listener()
                .hear(new RunListener.Retrying(
                        context.migration(), context.number(), refusal.server().sqlState(), tries));
        wait.pauseAfter("the last try ended with SQLSTATE " + refusal.server().sqlState() + " after "
                + context.locks().timeout().toMillis() + " ms of waiting");
    }
}
