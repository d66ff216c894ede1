// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.claim.Claims;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Statement;
import java.util.Optional;

/**
 * Runs a statement as it is written.
 *
 * <pre>
 * any phase   the statement, in the transaction of its neighbours; alone where the server refuses a transaction block
 * </pre>
 *
 * @param byItself whether it is to run outside a transaction where it may need to: the author says so
 */
public record RawSql(Statement statement, boolean byItself) implements Operation {
    @Override
    public void compile(Draft draft) {
        Outlook outlook = draft.outlook();
        Takes takes = Claims.of(statement, outlook);
        Undo undo = UndoOf.statement(statement, outlook);
        Kind kind = Kinds.of(statement, outlook);
        Phase phase = Kinds.phase(statement, kind);
        if (isOutside(outlook)) {
            draft.alone(
                    phase, settings -> Outside.step(statement, draft, takes).under(settings), Optional.empty(), undo);
        } else {
            draft.gather(phase, draft.sql(statement.text()), takes, undo);
        }
        draft.does(kind);
        Warnings.about(statement, takes, draft);
        Effects.apply(statement, outlook);
        draft.created(statement);
        if (statement.opaque()) {
            draft.opaque();
        }
    }

    private boolean isOutside(Outlook outlook) {
        return switch (statement.transactionBlock()) {
            case REFUSED -> true;
            case DEPENDS -> byItself || Outside.ofPartitioned(statement, outlook);
            case ALLOWED -> false;
        };
    }
}
