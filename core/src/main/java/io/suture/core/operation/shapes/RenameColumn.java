// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.shapes;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Column;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.dualwrite.DerivedColumn;
import io.suture.core.dualwrite.DualWrite;
import io.suture.core.dualwrite.RowExpression;
import io.suture.core.dualwrite.Writers;
import io.suture.core.operation.Draft;
import io.suture.core.operation.Lowering;
import io.suture.core.operation.Operation;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;
import java.util.Optional;

/**
 * Renames a column while applications of both releases run: until the contract both names are there, and say the same.
 *
 * <pre>
 * expand    ADD COLUMN new, triggers                     ACCESS EXCLUSIVE for a moment, no scan, no rewrite
 * migrate   rows, then indexes, constraints, NOT NULL    as {@link TwoShapes}
 * contract  DROP COLUMN old; the old names come back     ACCESS EXCLUSIVE for a moment, no scan
 * </pre>
 *
 * Afterwards everything is as {@code RENAME COLUMN} would have left it, but the column comes last.
 */
public record RenameColumn(TableName table, Identifier from, Identifier to) implements Operation {
    @Override
    public void compile(Draft draft) {
        Outlook outlook = draft.outlook();
        Relation relation = outlook.relation(table).orElseThrow();
        Column old = relation.column(from).orElseThrow();
        Obstacles.refuse(outlook, relation, List.of(from), true);
        DualWrite dual = new DualWrite(
                table,
                List.of(new DerivedColumn(from, old.type(), RowExpression.of(to.toString()))),
                List.of(new DerivedColumn(to, old.type(), RowExpression.of(from.toString()))),
                outlook.path(),
                Writers.BOTH);
        Addition addition = Addition.like(old, to);
        List<String> back =
                List.of("ALTER TABLE " + table + " RENAME COLUMN " + to + " TO " + from, addition.add(table));
        new TwoShapes(dual, List.of(addition), Hangings.of(outlook, relation, from, to), List.of(), Optional.of(back))
                .compile(draft);
    }

    /** Understands {@code RENAME COLUMN} of a table that others use. */
    @AutoService(Lowering.class)
    public static final class FromSql implements Lowering {
        @Override
        public Optional<List<Operation>> lower(Statement statement, Outlook outlook) {
            Node tree = statement.tree();
            if (!tree.is("RenameStmt") || !tree.text("renameType").equals("OBJECT_COLUMN")) {
                return Optional.empty();
            }
            Identifier from = Identifier.of(tree.text("subname"));
            Identifier to = Identifier.of(tree.text("newname"));
            return RelationName.in(tree, "relation")
                    .flatMap(outlook::find)
                    .filter(outlook::isShared)
                    .flatMap(outlook::relation)
                    .filter(r -> r.kind() == RelationKind.TABLE || r.kind() == RelationKind.PARTITIONED_TABLE)
                    .filter(r -> r.column(from).isPresent() && r.column(to).isEmpty())
                    .map(r -> List.of(new RenameColumn(r.name(), from, to)));
        }

        @Override
        public boolean onlyWhereContractWaits() {
            return true;
        }
    }
}
