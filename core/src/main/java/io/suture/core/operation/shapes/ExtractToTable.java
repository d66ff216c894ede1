// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.shapes;

import com.google.auto.service.AutoService;
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
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import io.suture.core.typed.table.ExtractTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Makes a table of columns of another one, found by its primary key, while applications of both releases read and write them where they
 * know them. A row that has nothing in these columns has none in the new table.
 *
 * <pre>
 * expand    CREATE TABLE …, triggers on both tables            ACCESS EXCLUSIVE for a moment, no scan, no rewrite
 * migrate   INSERT … SELECT … FOR NO KEY UPDATE                a range of blocks of the old table a transaction, ROW EXCLUSIVE
 * contract  the columns go from the table they were in         ACCESS EXCLUSIVE for a moment, no scan
 * </pre>
 */
public record ExtractToTable(TableName from, TableName to, ExtractTable wish) implements Operation {
    @Override
    public Set<TableName> alters() {
        return Set.of(from, to);
    }

    @Override
    public void compile(Draft draft) {
        Outlook outlook = draft.outlook();
        Relation source = outlook.relation(from).orElseThrow();
        List<Identifier> key = Extraction.check(wish, source, to, outlook).columns();
        draft.note("TRUNCATE of " + from.display() + " needs CASCADE from now on, since " + to.display()
                + " points to it");
        new TwoShapes(
                        dual(source, key),
                        List.of(table(source, key)),
                        List.of(),
                        Losses.of(source, wish.columns(), outlook),
                        Optional.empty())
                .compile(draft);
    }

    private CrossWrite dual(Relation source, List<Identifier> key) {
        List<DerivedColumn> same = wish.columns().stream()
                .map(c -> new DerivedColumn(c, source.column(c).orElseThrow().type(), RowExpression.of(c.toString())))
                .toList();
        return new CrossWrite(
                new Keyed(from, key, same), new Keyed(to, wish.key(key), same), CrossWrite.Rows.MADE, Writers.BOTH);
    }

    private NewTable table(Relation source, List<Identifier> key) {
        List<Identifier> names = wish.key(key);
        List<Addition> keys = IntStream.range(0, key.size())
                .mapToObj(i -> like(source, key.get(i), names.get(i)))
                .toList();
        List<Addition> columns =
                wish.columns().stream().map(c -> like(source, c, c)).toList();
        return new NewTable(source, key, keys, columns);
    }

    private static Addition like(Relation source, Identifier column, Identifier name) {
        return Addition.like(source.column(column).orElseThrow(), name);
    }

    /** Understands {@code CALL suture.extract_table}. */
    @AutoService(Lowering.class)
    public static final class FromSql implements Lowering {
        @Override
        public Optional<List<Operation>> lower(Statement statement, Outlook outlook) {
            return ExtractTable.of(statement).map(wish -> {
                TableName from = Crossing.table(wish.table(), outlook);
                TableName to = new TableName(
                        wish.to().schema().orElse(from.schema()), wish.to().name());
                return List.of(new ExtractToTable(from, to, wish));
            });
        }
    }
}
