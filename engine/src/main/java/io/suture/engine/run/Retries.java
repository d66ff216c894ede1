// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.problem.Effect;
import java.util.Set;
import org.postgresql.util.PSQLException;

/** Which refusals of a rolled back attempt are worth another one. Decided by SQLSTATE, never by a message. */
final class Retries {
    /** {@code lock_not_available}, raised by our own {@code lock_timeout}; also by a NOWAIT of the author's, bounded by the budget. */
    private static final String LOCK_TIMEOUT = "55P03";

    private static final Set<String> PASSING = Set.of(LOCK_TIMEOUT, "40P01", "40001");

    /** Refuses an entry that a transaction above READ COMMITTED numbers by an older snapshot. */
    private static final String LEDGER_KEY = "ledger_pkey";

    private Retries() {}

    static boolean passing(Attempt.Refusal refusal) {
        return PASSING.contains(refusal.server().sqlState()) || isOldSnapshot(refusal);
    }

    private static boolean isOldSnapshot(Attempt.Refusal refusal) {
        return refusal.error() instanceof PSQLException error
                && error.getServerErrorMessage() != null
                && LEDGER_KEY.equals(error.getServerErrorMessage().getConstraint());
    }

    /**
     * Waits for the next try.
     *
     * @throws StepFailure the refusal itself if trying again is useless, {@code LOCK-BUDGET} if there is no time left for it
     */
    static void pauseOrFail(Attempt.Refusal refusal, StepContext context, LockWait wait, int tries)
            throws StepFailure, SessionLost, Stopped {
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
