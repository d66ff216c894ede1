// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Firing;
import io.suture.core.catalog.RelationKind;
import io.suture.core.catalog.Trigger;
import io.suture.core.claim.Claims;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.ColumnClause;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.ConstraintType;
import java.util.List;
import java.util.Optional;

/**
 * Adds a column whose default is another one for each row ({@code gen_random_uuid()}, {@code clock_timestamp()}, {@code nextval(…)}):
 * as written, every row would be written anew while nobody reads or writes.
 *
 * <pre>
 * expand    ADD COLUMN …; ALTER COLUMN … SET DEFAULT …    ACCESS EXCLUSIVE, no scan, no rewrite: new rows have it from here on
 *           {@link FillingTrigger}                          rows that are written anew have it, too
 * migrate   UPDATE … SET … = DEFAULT WHERE … IS NULL       a range of blocks a transaction, ROW EXCLUSIVE
 *           {@link SetNotNull}, the trigger goes
 *           then {@link AddCheck}, {@link AddKey}, {@link AddForeignKey}
 * </pre>
 *
 * Not where an update is more than a write: with triggers or rules on UPDATE, or forced row security. Source: manual of PostgreSQL 18, ALTER
 * TABLE, Notes: a volatile default causes a rewrite.
 *
 * @param words the sub-command as written
 */
public record AddColumnInBatches(TableName table, AlterCommand command, String words) implements Operation {
    private static final String WHY =
            "rows that were there get their value a range of blocks at a time; nobody waits for more than one range";

    @Override
    public void compile(Draft draft) {
        ColumnWords column = ColumnWords.of(command, words, AddColumnInBatches::isLoose);
        String name = table.name().value();
        draft.alter(
                Phase.EXPAND,
                table,
                column.withoutConstraints(),
                column.wordsWithoutConstraints(),
                UndoOfAlter.of(List.of(command), table, draft.outlook()),
                "the column comes empty, and is filled in small transactions; as written every row of " + name
                        + " would be written anew while nobody reads or writes it");
        Identifier added = column().name();
        ColumnWords.Loose value = column.constraints().stream()
                .filter(loose -> loose.clause().is(ConstraintType.DEFAULT))
                .findFirst()
                .orElseThrow();
        setDefault(draft, value);
        FillingTrigger trigger = FillingTrigger.of(table, added, expression(value), draft.outlook());
        trigger.create(draft);
        draft.outlook()
                .leaves(table)
                .forEach(leaf -> new RowFill(leaf, update(leaf, added), false, WHY).compile(draft, Undo.nothing()));
        if (column().has(ConstraintType.NOTNULL)) {
            new SetNotNull(table, List.of(added)).compile(draft);
        }
        trigger.drop(draft);
        column.constraints().stream()
                .filter(loose -> isProved(loose.clause()))
                .forEach(loose -> AddColumn.constraint(table, loose).compile(draft));
        draft.does(Kind.ADDITIVE);
    }

    private ColumnClause column() {
        return command.column().orElseThrow();
    }

    private void setDefault(Draft draft, ColumnWords.Loose value) {
        Identifier name = column().name();
        draft.alter(
                Phase.EXPAND,
                table,
                AlterCommand.setDefault(name, column().defaultExpression().orElseThrow()),
                "ALTER COLUMN " + name + " SET " + value.body(),
                Undo.nothing(),
                "a row that is written from here on has its value");
    }

    private static String expression(ColumnWords.Loose value) {
        return value.body().substring("DEFAULT".length()).strip();
    }

    private static String update(TableName leaf, Identifier name) {
        return "UPDATE ONLY " + leaf + " SET " + name + " = DEFAULT WHERE " + name + " IS NULL";
    }

    /** What is done after the column has come. */
    private static boolean isLoose(ConstraintClause clause) {
        return clause.is(ConstraintType.DEFAULT) || clause.is(ConstraintType.NOTNULL) || isProved(clause);
    }

    private static boolean isProved(ConstraintClause clause) {
        return clause.is(ConstraintType.CHECK)
                || clause.is(ConstraintType.FOREIGN)
                || clause.is(ConstraintType.UNIQUE)
                || clause.is(ConstraintType.PRIMARY);
    }

    private static boolean isKind(RelationKind kind, TableName name, Outlook outlook) {
        return outlook.relation(name).filter(r -> r.kind() == kind).isPresent();
    }

    /** Understands {@code ADD COLUMN} whose default must be computed row by row, and nothing else of it needs a rewrite. */
    @AutoService(CommandLowering.class)
    public static final class FromSql implements CommandLowering {
        @Override
        public Optional<Operation> lower(AlterCommand command, String words, TableName table, Outlook outlook) {
            boolean gains = command.is("AddColumn")
                    && command.column()
                            .filter(column -> column.defaultExpression().isPresent())
                            .filter(ColumnWords::isDivisible)
                            .filter(column -> isNew(column, table, outlook))
                            .filter(column -> onlyTheDefaultRewrites(command, words, table, outlook))
                            .filter(column -> isPossible(column, table, outlook))
                            .isPresent();
            return gains ? Optional.of(new AddColumnInBatches(table, command, words)) : Optional.empty();
        }

        private static boolean isNew(ColumnClause column, TableName table, Outlook outlook) {
            return outlook.relation(table).flatMap(r -> r.column(column.name())).isEmpty();
        }

        private static boolean onlyTheDefaultRewrites(
                AlterCommand command, String words, TableName table, Outlook outlook) {
            AlterCommand bare =
                    ColumnWords.of(command, words, AddColumnInBatches::isLoose).withoutConstraints();
            return rewrites(command, table, outlook) && !rewrites(bare, table, outlook);
        }

        private static boolean rewrites(AlterCommand command, TableName table, Outlook outlook) {
            return !Claims.of(List.of(command), table, false, outlook)
                    .rewrites()
                    .isEmpty();
        }

        /** A constraint of a partitioned table has no way of its own that could follow; heirs share no trigger. */
        private static boolean isPossible(ColumnClause column, TableName table, Outlook outlook) {
            boolean alone = outlook.descendants(table).isEmpty() && isKind(RelationKind.TABLE, table, outlook);
            boolean parts = isKind(RelationKind.PARTITIONED_TABLE, table, outlook)
                    && column.constraints().stream().noneMatch(AddColumnInBatches::isProved);
            return (alone || parts)
                    && outlook.family(table).stream().allMatch(member -> updatesAreMereWrites(member, outlook));
        }

        private static boolean updatesAreMereWrites(TableName member, Outlook outlook) {
            return outlook.relation(member)
                    .filter(r -> r.kind() == RelationKind.TABLE || r.kind() == RelationKind.PARTITIONED_TABLE)
                    .filter(r -> r.rules().isEmpty() && !r.rowSecurity().forced())
                    .filter(r -> r.triggers().stream().noneMatch(FromSql::firesOnUpdate))
                    .isPresent();
        }

        private static boolean firesOnUpdate(Trigger trigger) {
            return trigger.events().contains(Trigger.Event.UPDATE) && trigger.firing() != Firing.DISABLED;
        }
    }
}
