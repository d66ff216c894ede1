// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.plan.LockMode;
import io.suture.core.plan.Step;
import io.suture.core.sql.TableName;
import io.suture.engine.connect.ServerProblem;
import io.suture.engine.locks.HeldTime;
import io.suture.engine.locks.LockStatements;
import io.suture.engine.locks.Lockables;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Runs statements in one transaction with the journal's rows, in one round trip. Where a table that others use is concerned,
 * its holders are looked for first, and its locks are asked for with short time-outs and tried again.
 */
final class TransactionHandler {
    private TransactionHandler() {}

    /** What is done around each try. */
    private interface Preparation {
        /** When nobody is in the way. */
        void run() throws StepFailure, SessionLost, Stopped;

        /** Looks for the reason where trying again would end the same way. */
        default void refuse(Attempt.Refusal refusal) throws StepFailure, SessionLost {}
    }

    static void run(Step.Transaction step, StepContext context) throws StepFailure, SessionLost, Stopped {
        run(step, lockable(step, context), () -> {}, List.of(), context);
    }

    /**
     * What others have changed is caught up with before each try, so that little is left to do under the lock.
     *
     * @return how long that was held
     */
    static HeldLock run(Step.Swap step, StepContext context) throws StepFailure, SessionLost, Stopped {
        RowSight.require(step.takes().locks().keySet(), context);
        Passes passes = Passes.of(step, context);
        Set<TableName> lockable = lockable(step, context);
        run(step, lockable, caughtUp(passes), List.of(HeldTime.ends()), context);
        List<TableName> tables = step.takes().locks().entrySet().stream()
                .filter(lock -> lock.getValue().blocksReads() && lockable.contains(lock.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        try {
            return new HeldLock(
                    context.migration(),
                    context.number(),
                    tables,
                    HeldTime.read(context.session().connection()),
                    context.locks().timeout());
        } catch (SQLException e) {
            throw new SessionLost(ServerProblem.inOurSql(e), e);
        }
    }

    private static Preparation caughtUp(Passes passes) {
        return new Preparation() {
            @Override
            public void run() throws StepFailure, SessionLost, Stopped {
                passes.untilShort();
            }

            @Override
            public void refuse(Attempt.Refusal refusal) throws StepFailure, SessionLost {
                passes.refuseRows(refusal);
            }
        };
    }

    /**
     * @param lockable those of its relations that can be locked by themselves
     * @param last statements before the commit
     */
    private static void run(
            Step step, Set<TableName> lockable, Preparation preparation, List<String> last, StepContext context)
            throws StepFailure, SessionLost, Stopped {
        SortedMap<TableName, LockMode> wanted = step.takes().locks();
        LockWait wait = new LockWait(context, new Budget(context.locks().budget(), context.stop()));
        for (int tries = 1; ; tries++) {
            if (!wanted.isEmpty()) {
                wait.untilFree(wanted);
            }
            preparation.run();
            Attempt attempt = new Attempt()
                    .ours("BEGIN")
                    .as(context.owner())
                    .ours(LockStatements.of(wanted, lockable, context.locks()))
                    .ours(context.unchanged().stream().toList())
                    .theirs(step.statements())
                    .asOurselves(context.owner())
                    .ours(context.book().done(Duration.ZERO, tries))
                    .ours(last)
                    .ours("COMMIT");
            Optional<Attempt.Refusal> refusal = attempt.run(context);
            if (refusal.isEmpty()) {
                return;
            }
            preparation.refuse(refusal.get());
            Retries.pauseOrFail(refusal.get(), context, wait, tries);
        }
    }

    private static Set<TableName> lockable(Step step, StepContext context) throws SessionLost {
        try {
            return Lockables.among(
                    context.session().connection(), step.takes().locks().keySet());
        } catch (SQLException e) {
            throw new SessionLost(ServerProblem.inOurSql(e), e);
        }
    }
}
