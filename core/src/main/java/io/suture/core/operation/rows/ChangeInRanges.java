// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.rows;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Relation;
import io.suture.core.data.move.ChangePreview;
import io.suture.core.data.move.ChangeRows;
import io.suture.core.operation.Draft;
import io.suture.core.operation.Lowering;
import io.suture.core.operation.Operation;
import io.suture.core.operation.RowFill;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.Trial;
import io.suture.core.plan.Undo;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Columns of a table in use get other values where they are.
 *
 * <pre>
 * before    done twice is done once                         ACCESS SHARE, a sample
 * migrate   UPDATE of rows that are not as they should be   a range of blocks a transaction, ROW EXCLUSIVE; the application's triggers fire
 * </pre>
 *
 * A row that moves is met again, so that a change which adds to what is there would be done twice: it is refused. What others write in the old
 * form after its range was done stays as they write it. Cannot be undone without the author's word: what was there is not kept.
 */
public record ChangeInRanges(ChangeRows wish, TableName table) implements Operation {
    private static final String WHY =
            "rows are changed a range of blocks at a time; as one statement each would be locked until the last is done";

    @Override
    public Set<TableName> alters() {
        return Set.of(table);
    }

    @Override
    public void compile(Draft draft) {
        Outlook outlook = draft.outlook();
        Relation as = outlook.relation(table).orElseThrow();
        requireColumns(wish, as);
        Formats.trials(wish.objections()).forEach(draft::tryOut);
        draft.tryOut(Trial.of(
                "what is done twice to rows of " + table.display() + " is what is done once",
                wish.twice(as, Trial.ROWS),
                notOnce(table)));
        Obstacles.kept(wish.objections(), wish.asked(table), table).ifPresent(draft::tryOut);
        outlook.leaves(table)
                .forEach(leaf -> new RowFill(leaf, wish.update(leaf, as), false, WHY).compile(draft, undo(table)));
        draft.foresee(new ChangePreview(wish, as).preview());
        draft.note("what others write to " + table.display() + " in the old form meanwhile stays as they write it");
        draft.note(notKept(table));
        draft.does(Kind.TRANSFORMATIVE);
    }

    static Undo undo(TableName table) {
        return Undo.impossible("what was in " + table.display() + " before it was changed is not kept");
    }

    /** For people, before the run. */
    static String notKept(TableName table) {
        return "what was in " + table.display()
                + " before it is changed is not kept: only what the file says under `undo` takes it back";
    }

    static Problem notOnce(TableName table) {
        return Problem.user(
                "DATA-NOT-ONCE",
                "rows of " + table.display() + " would be changed again if they were met again",
                "an update moves a row, which is then met where it was put, and after a kill a range is begun anew",
                "write a value that is the same when it is computed of itself, or a `where` that leaves out what is done;"
                        + " or fill a new column");
    }

    /** @throws io.suture.core.problem.SutureException {@code DATA-COLUMN} */
    static void requireColumns(ChangeRows wish, Relation as) {
        Problems problems = new Problems();
        wish.columns().stream()
                .filter(c -> as.column(c.name())
                        .filter(known -> !known.isGenerated())
                        .isEmpty())
                .map(c -> Obstacles.unwritable(c.name(), as.name()))
                .forEach(problems::add);
        problems.throwIfAny();
    }

    /** Understands {@code CALL suture.change_rows}. */
    @AutoService(Lowering.class)
    public static final class FromSql implements Lowering {
        @Override
        public Optional<List<Operation>> lower(Statement statement, Outlook outlook) {
            return ChangeRows.of(statement).map(wish -> {
                TableName table = Obstacles.found(wish.table(), outlook);
                return List.of(
                        wish.java().isPresent() ? new ChangeThroughJava(wish, table) : new ChangeInRanges(wish, table));
            });
        }
    }
}
