// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.keep;

import io.suture.core.claim.Claims;
import io.suture.core.operation.Draft;
import io.suture.core.operation.Lowerings;
import io.suture.core.outlook.Effects;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.problem.Problem;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;

/**
 * Statements that set something aside, in the contract, and those that let it go in the end.
 *
 * @param table it belongs to, or is
 */
record Aside(Draft draft, TableName table) {
    /** One that sets it aside. */
    void statement(String sql, Undo undo) {
        gather(Phase.CONTRACT, sql, undo, "it is only set aside, as `keep` says; an undo brings it back as it is");
    }

    /** The one that lets it go. */
    void purge(String sql, Undo undo) {
        gather(Phase.PURGE, sql, undo, "it goes for good when its time is over");
    }

    private void gather(Phase phase, String sql, Undo undo, String why) {
        Statement statement = Lowerings.statement(sql);
        Takes takes = Claims.of(statement, draft.outlook());
        draft.gather(phase, draft.sql(sql), takes, undo, why);
        Effects.apply(statement, draft.outlook());
    }

    /** In a transaction, under the strongest lock of the table. */
    Undo undo(String sql) {
        return Undo.by(
                new Step.Transaction(java.util.List.of(Sql.of(sql)), Takes.lock(table, LockMode.ACCESS_EXCLUSIVE)));
    }

    /** The problem {@code PLAN-KEEP}. */
    static RuntimeException refused(String what, String why, String fix) {
        return Problem.user("PLAN-KEEP", what + " cannot be kept", why, fix + ", or leave out `keep`")
                .asException();
    }
}
