// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.plan.LockMode;
import io.suture.core.problem.Problem;
import io.suture.core.sql.TableName;
import io.suture.engine.connect.ServerProblem;
import io.suture.engine.locks.Blocker;
import io.suture.engine.locks.Blockers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/** Waits, without asking for any lock, until nobody who will stay long is in the way. */
final class LockWait {
    private final StepContext context;
    private final Budget budget;

    LockWait(StepContext context, Budget budget) {
        this.context = context;
        this.budget = budget;
    }

    /** @throws StepFailure {@code LOCK-BUDGET} with the blocker's name */
    void untilFree(SortedMap<TableName, LockMode> wanted) throws StepFailure, SessionLost, Stopped {
        until(() -> Blockers.holders(context.session().connection(), wanted).stream()
                .filter(this::staysLong)
                .toList());
    }

    /** Until no transaction holds a snapshot for long: a concurrent build would wait for it to the end. */
    void untilNoOldSnapshot() throws StepFailure, SessionLost, Stopped {
        Duration age = context.locks().longTransaction();
        until(() -> Blockers.oldSnapshots(context.session().connection(), age));
    }

    /** @throws StepFailure {@code LOCK-BUDGET} if there is no time left for another try */
    void pauseAfter(String what) throws StepFailure, SessionLost, Stopped {
        if (budget.exhausted()) {
            throw exhausted(what);
        }
        budget.pause();
        budget.excuse(context.pace().before());
    }

    private void until(Look look) throws StepFailure, SessionLost, Stopped {
        while (true) {
            List<Blocker> blockers = look(look);
            if (blockers.isEmpty()) {
                return;
            }
            String reason = blockers.getFirst().describe();
            context.listener()
                    .hear(new RunListener.Waiting(context.migration(), context.number(), reason, budget.spent()));
            pauseAfter(reason);
        }
    }

    private boolean staysLong(Blocker blocker) {
        return blocker.age()
                .map(age -> age.compareTo(context.locks().longTransaction()) >= 0)
                .orElse(false);
    }

    private List<Blocker> look(Look look) throws SessionLost {
        try {
            return look.look();
        } catch (SQLException e) {
            throw new SessionLost(ServerProblem.inOurSql(e), e);
        }
    }

    private StepFailure exhausted(String what) {
        return new StepFailure(
                Problem.environment(
                        "LOCK-BUDGET",
                        "step " + context.number() + " of " + context.migration() + " did not get its locks within "
                                + context.locks().budget().toSeconds() + " s",
                        what,
                        "end or wait for that session, then run `suture migrate` again; or allow more time with `locks.budget`"));
    }

    @FunctionalInterface
    private interface Look {
        List<Blocker> look() throws SQLException;
    }
}
