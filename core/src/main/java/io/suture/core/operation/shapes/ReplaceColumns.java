// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.shapes;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Column;
import io.suture.core.catalog.Relation;
import io.suture.core.dualwrite.DerivedColumn;
import io.suture.core.dualwrite.DualWrite;
import io.suture.core.dualwrite.RowExpression;
import io.suture.core.dualwrite.Writers;
import io.suture.core.operation.Draft;
import io.suture.core.operation.Lowering;
import io.suture.core.operation.Operation;
import io.suture.core.outlook.Outlook;
import io.suture.core.problem.Problem;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import io.suture.core.typed.TwoSides;
import io.suture.core.typed.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts columns in the place of others, each side computable from the other: a column of another type, a split, a merge.
 *
 * <pre>
 * before    a sample of rows goes there and back           ACCESS SHARE, 10 000 rows
 * expand    ADD COLUMN …, triggers                         ACCESS EXCLUSIVE for a moment, no scan, no rewrite
 * migrate   UPDATE … of the rows that disagree             as {@link TwoShapes}
 * contract  the old columns go                             ACCESS EXCLUSIVE for a moment, no scan
 * </pre>
 *
 * What hangs on an old column alone (an index, a check) goes with it, and is named in a note: of other values it would mean something else.
 */
public record ReplaceColumns(TableName table, TwoSides sides) implements Operation {
    @Override
    public Set<TableName> alters() {
        return Set.of(table);
    }

    @Override
    public void compile(Draft draft) {
        Outlook outlook = draft.outlook();
        Relation relation = outlook.relation(table).orElseThrow();
        Sides.check(sides, relation, outlook);
        List<Identifier> olds = sides.olds().stream().map(TwoSides.Old::name).toList();
        Obstacles.refuse(outlook, relation, olds, false);
        DualWrite dual = new DualWrite(
                table,
                sides.olds().stream()
                        .map(o -> new DerivedColumn(o.name(), type(relation, o.name()), new RowExpression(o.down())))
                        .toList(),
                sides.news().stream()
                        .map(n -> new DerivedColumn(n.name(), n.type().text(), new RowExpression(n.up())))
                        .toList(),
                outlook.path(),
                Writers.BOTH);
        draft.tryOut(RoundTrip.of(dual, sides.lossy()));
        List<Column> columns =
                olds.stream().map(o -> relation.column(o).orElseThrow()).toList();
        List<Addition> additions = sides.news().stream()
                .map(n -> Addition.of(n.name(), n.type(), columns))
                .toList();
        new TwoShapes(dual, additions, List.of(), Losses.of(relation, olds, outlook), Optional.empty()).compile(draft);
    }

    private static String type(Relation relation, Identifier column) {
        return relation.column(column).orElseThrow().type();
    }

    /** Understands {@code CALL suture.replace_column}, {@code split_column}, {@code merge_columns}. */
    @AutoService(Lowering.class)
    public static final class FromSql implements Lowering {
        private static final Set<String> PROCEDURES = Set.of("replace_column", "split_column", "merge_columns");

        @Override
        public Optional<List<Operation>> lower(Statement statement, Outlook outlook) {
            return TwoSides.of(statement)
                    .filter(s -> PROCEDURES.contains(s.procedure()))
                    .map(s -> List.of(new ReplaceColumns(table(s, outlook), s)));
        }

        private static TableName table(TwoSides sides, Outlook outlook) {
            return outlook.find(sides.table().schema(), sides.table().name())
                    .filter(t -> outlook.relation(t).isPresent())
                    .orElseThrow(() -> Problem.user(
                                    "DUAL-TABLE",
                                    "table " + sides.table().display() + " is not there",
                                    "nothing of that name is in the schemas "
                                            + Words.list(outlook.path().schemas()),
                                    "look at its name, or name its schema")
                            .asException());
        }
    }
}
