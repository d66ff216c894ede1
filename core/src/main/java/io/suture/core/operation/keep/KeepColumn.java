// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.keep;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Column;
import io.suture.core.catalog.ColumnValue;
import io.suture.core.catalog.KeptName;
import io.suture.core.catalog.Relation;
import io.suture.core.operation.AlterTableInParts;
import io.suture.core.operation.Draft;
import io.suture.core.operation.Lowering;
import io.suture.core.operation.Operation;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Keeping;
import io.suture.core.plan.Kind;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Drops a column later, and hides it until then under a name that says what it is. Its values, default, indexes, comment and grants stay
 * with it; rows written meanwhile have its default, or no value.
 *
 * <pre>
 * contract  what of it could refuse a row goes; RENAME COLUMN   ACCESS EXCLUSIVE for a moment, no scan
 * purge     DROP COLUMN                                         ACCESS EXCLUSIVE for a moment, no scan
 * </pre>
 *
 * Refused with {@code PLAN-KEEP} where it is in the primary key, goes with {@code CASCADE}, or another is kept under its name.
 */
public record KeepColumn(TableName table, AlterCommand drop) implements Operation {
    @Override
    public void compile(Draft draft) {
        Outlook outlook = draft.outlook();
        Relation relation = outlook.relation(table).orElseThrow();
        Identifier name = drop.name();
        Column column = relation.column(name).orElseThrow();
        refuse(relation, name);
        boolean given = isGiven(column);
        Relaxing relaxing = Relaxing.ofColumns(outlook, relation, Set.of(name), given ? Set.of() : Set.of(name));
        Aside aside = new Aside(draft, table);
        relaxing.statements().forEach(sql -> aside.statement(sql, Undo.nothing()));
        if (isUnique(relation, name)) {
            withoutDefault(aside, column);
        }
        aside.statement(
                "ALTER TABLE " + table + " RENAME COLUMN " + name + " TO " + KeptName.of(name),
                aside.undo("ALTER TABLE " + table + " RENAME COLUMN " + KeptName.of(name) + " TO " + name));
        relaxing.relaxed().forEach(draft::relax);
        if (!given && !column.notNull()) {
            draft.note(
                    "rows written while " + name.value() + " of " + table.display() + " is kept have no value in it");
        }
        draft.does(Kind.DESTRUCTIVE);
        draft.purge(
                new Keeping.Need(table, List.of(KeptName.of(name))),
                later -> new Aside(later, table)
                        .purge(
                                "ALTER TABLE " + table + " DROP COLUMN " + KeptName.of(name),
                                Undo.impossible("the values of column " + name.value() + " of " + table.display()
                                        + " were purged")));
    }

    /** Whether every new row gets a value by itself. */
    private static boolean isGiven(Column column) {
        return column.isIdentity()
                || column.isGenerated()
                || column.value() instanceof ColumnValue.Default value
                        && !value.expression()
                                .toLowerCase(java.util.Locale.ROOT)
                                .startsWith("null");
    }

    /** The same value again and again would be refused. */
    private static boolean isUnique(Relation table, Identifier column) {
        return table.indexes().stream()
                .anyMatch(i -> i.unique() && i.keyColumns().contains(column));
    }

    private static void withoutDefault(Aside aside, Column column) {
        if (column.value() instanceof ColumnValue.Default value) {
            String alter = "ALTER TABLE " + aside.table() + " ALTER COLUMN " + column.name();
            aside.statement(alter + " DROP DEFAULT", aside.undo(alter + " SET DEFAULT " + value.expression()));
        }
    }

    private void refuse(Relation relation, Identifier name) {
        String column = "column " + name.value() + " of " + table.display();
        if (drop.isCascade()) {
            throw Aside.refused(column, "what depends on it would go, and is not kept", "drop that by name before");
        }
        if (relation.column(KeptName.of(name)).isPresent()) {
            throw Aside.refused(
                    column, "another one of this name is still kept", "purge that first: suture complete ID --purge");
        }
        boolean key =
                relation.primaryKey().filter(k -> k.columns().contains(name)).isPresent();
        if (key) {
            throw Aside.refused(
                    column, "it is in the primary key, which new rows must fill", "replace the primary key before");
        }
    }

    /** Understands {@code ALTER TABLE … DROP COLUMN} of a table that others use; its other sub-commands come before. */
    @AutoService(Lowering.class)
    public static final class FromSql implements Lowering {
        @Override
        public Optional<List<Operation>> lower(Statement statement, Outlook outlook) {
            return AlterTableInParts.of(statement, outlook).flatMap(whole -> divided(whole, outlook));
        }

        private static Optional<List<Operation>> divided(AlterTableInParts whole, Outlook outlook) {
            Predicate<AlterTableInParts.Part> kept =
                    part -> isDropped(part.command(), whole.table(), outlook) && !isNamedAgain(part.command(), whole);
            List<Operation> operations = new ArrayList<>();
            List<AlterTableInParts.Part> rest =
                    whole.parts().stream().filter(kept.negate()).toList();
            if (rest.size() == whole.parts().size()) {
                return Optional.empty();
            }
            if (!rest.isEmpty()) {
                operations.add(new AlterTableInParts(whole.statement(), whole.table(), rest));
            }
            whole.parts().stream()
                    .filter(kept)
                    .forEach(part -> operations.add(new KeepColumn(whole.table(), part.command())));
            return Optional.of(operations);
        }

        private static boolean isDropped(AlterCommand command, TableName table, Outlook outlook) {
            return command.is("DropColumn")
                    && outlook.relation(table)
                            .flatMap(r -> r.column(command.name()))
                            .isPresent();
        }

        /** Whether another sub-command needs its name to be free. */
        private static boolean isNamedAgain(AlterCommand drop, AlterTableInParts whole) {
            return whole.parts().stream()
                    .map(AlterTableInParts.Part::command)
                    .anyMatch(c -> c.column()
                            .filter(added -> added.name().equals(drop.name()))
                            .isPresent());
        }

        @Override
        public boolean onlyWhereKept() {
            return true;
        }
    }
}
