// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.shapes;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Column;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.Relation;
import io.suture.core.dualwrite.CrossWrite;
import io.suture.core.dualwrite.DerivedColumn;
import io.suture.core.dualwrite.Keyed;
import io.suture.core.dualwrite.RowExpression;
import io.suture.core.dualwrite.Writers;
import io.suture.core.operation.Draft;
import io.suture.core.operation.Lowering;
import io.suture.core.operation.Operation;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Trial;
import io.suture.core.problem.Problem;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import io.suture.core.typed.table.MoveColumn;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Moves a column to a table each row of which belongs to one of this table, while applications of both releases read and write it where
 * they know it.
 *
 * <pre>
 * before    every value has a row it can go to                 ACCESS SHARE, both tables
 * expand    ADD COLUMN …, triggers on both tables              ACCESS EXCLUSIVE for a moment, no scan, no rewrite
 * migrate   UPDATE … of the rows that have no value yet        as {@link TwoShapes}
 * contract  the column goes from the table it was in           ACCESS EXCLUSIVE for a moment, no scan
 * </pre>
 */
public record MoveToTable(TableName from, TableName to, MoveColumn wish) implements Operation {
    @Override
    public Set<TableName> alters() {
        return Set.of(from, to);
    }

    @Override
    public void compile(Draft draft) {
        Outlook outlook = draft.outlook();
        Relation source = outlook.relation(from).orElseThrow();
        Relation target = outlook.relation(to).orElseThrow();
        Constraint key = Kinship.check(wish, source, target, outlook);
        Column old = source.column(wish.column()).orElseThrow();
        CrossWrite dual = dual(old, key);
        draft.tryOut(everyValueHasARow(dual));
        draft.note("who deletes a row of " + to.display() + " takes "
                + wish.column().value() + " from its row of " + from.display()
                + ", too: from now on it is part of what is deleted");
        new TwoShapes(
                        dual,
                        List.of(Addition.like(old, wish.name())),
                        List.of(),
                        Losses.of(source, List.of(old.name()), outlook),
                        Optional.empty())
                .compile(draft);
    }

    private CrossWrite dual(Column old, Constraint key) {
        DerivedColumn here = new DerivedColumn(
                old.name(), old.type(), RowExpression.of(wish.name().toString()));
        DerivedColumn there = new DerivedColumn(
                wish.name(), old.type(), RowExpression.of(old.name().toString()));
        return new CrossWrite(
                new Keyed(from, key.references().orElseThrow().columns(), List.of(here)),
                new Keyed(to, key.columns(), List.of(there)),
                CrossWrite.Rows.FOUND,
                Writers.BOTH);
    }

    private Trial everyValueHasARow(CrossWrite dual) {
        String column = wish.column().value() + " of " + from.display();
        return Trial.of(
                "every " + column + " has a row of " + to.display() + " to go to",
                dual.homeless(),
                Problem.user(
                        "CROSS-ALONE",
                        "values of " + column + " have no row in " + to.display(),
                        "they would be lost when the column goes",
                        "insert the rows in a migration before, and let the application insert them from now on"));
    }

    /** Understands {@code CALL suture.move_column}. */
    @AutoService(Lowering.class)
    public static final class FromSql implements Lowering {
        @Override
        public Optional<List<Operation>> lower(Statement statement, Outlook outlook) {
            return MoveColumn.of(statement)
                    .map(wish -> List.of(new MoveToTable(
                            Crossing.table(wish.table(), outlook), Crossing.table(wish.to(), outlook), wish)));
        }
    }
}
