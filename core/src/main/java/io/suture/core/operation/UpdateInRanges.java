// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * Fills columns of the rows that are there.
 *
 * <pre>
 * expand    {@link FillingTrigger}     rows that come or are written anew are filled, too
 * migrate   UPDATE …                a range of blocks a transaction, ROW EXCLUSIVE; the application's triggers fire, as they would have,
 *                                   unless {@code triggers: silent}
 *           what the author wants of rows that are filled: indexes, defaults, NOT NULL
 *           the trigger goes
 * </pre>
 *
 * As written, every row it touches is locked until the last one is done, and vacuum removes nothing meanwhile; in the transaction of an
 * ALTER TABLE nobody reads or writes at all.
 */
public record UpdateInRanges(Statement statement, ColumnFill fill) implements Operation {
    private static final String WHY =
            "rows are filled a range of blocks at a time; as written each would be locked until the last is done";

    @Override
    public void compile(Draft draft) {
        Outlook outlook = draft.outlook();
        Undo undo = isAllNew(outlook) ? Undo.nothing() : UndoOf.statement(statement, outlook);
        FillingTrigger trigger = fill.trigger(outlook);
        trigger.create(draft);
        outlook.leaves(fill.table())
                .forEach(leaf -> new RowFill(leaf, fill.update(leaf), Silence.isKept(draft, leaf, fill.columns()), WHY)
                        .compile(draft, undo));
        draft.keeps(trigger);
        draft.does(Kind.TRANSFORMATIVE);
    }

    /** What is in new columns goes with them. */
    private boolean isAllNew(Outlook outlook) {
        List<Identifier> columns = fill.columns();
        return outlook.catalog()
                .relation(fill.table())
                .filter(before ->
                        columns.stream().allMatch(c -> before.column(c).isEmpty()))
                .isPresent();
    }

    /** Understands {@code UPDATE} of a table that others use. */
    @AutoService(Lowering.class)
    public static final class FromSql implements Lowering {
        @Override
        public Optional<List<Operation>> lower(Statement statement, Outlook outlook) {
            return ColumnFill.of(statement, outlook)
                    .filter(fill -> outlook.isShared(fill.table()))
                    .map(fill -> List.of(new UpdateInRanges(statement, fill)));
        }
    }
}
