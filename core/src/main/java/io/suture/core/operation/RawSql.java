// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.plan.Kind;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Statement;
import java.util.Optional;

/**
 * Runs a statement as it is written.
 *
 * <pre>
 * expand    the statement, in the transaction of its neighbours; alone where the server refuses a transaction block
 * </pre>
 *
 * @param takes locks, rewrites and scans of relations that others use
 */
public record RawSql(Statement statement, Takes takes, Kind kind, Undo undo) implements Operation {
    @Override
    public void compile(Draft draft) {
        if (statement.refusesTransactionBlock()) {
            Step step = new Step.Concurrent(
                    Draft.verbatim(statement), takes, Optional.empty(), isRepeatable(), Optional.empty());
            draft.alone(Phase.EXPAND, step, Optional.empty(), undo);
        } else {
            draft.gather(Phase.EXPAND, Draft.verbatim(statement), takes, undo);
        }
        if (statement.opaque()) {
            draft.opaque();
        }
    }

    /** Whether a second time changes nothing that the first has not. */
    private boolean isRepeatable() {
        return switch (statement.kind()) {
            case VACUUM, ANALYZE, REINDEX, CLUSTER, CHECKPOINT, ALTER_SYSTEM -> true;
            default -> false;
        };
    }
}
