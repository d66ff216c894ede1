// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.claim.Claims;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.Phase;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.ColumnClause;
import io.suture.core.sql.ddl.ConstraintClause;
import java.util.List;
import java.util.Optional;

/**
 * Adds a column whose constraints would make PostgreSQL read the table: the column first, then each of them by its own way.
 *
 * <pre>
 * expand    ADD COLUMN … [DEFAULT …] [NOT NULL]   ACCESS EXCLUSIVE, no scan, no rewrite
 *           then {@link AddCheck}, {@link AddKey}, {@link AddForeignKey}
 * </pre>
 *
 * A column with a constant default, or none, is metadata only (manual of PostgreSQL 18, ALTER TABLE, Notes); a foreign key on a
 * new column without default needs no proof and stays where it is written.
 *
 * @param words the sub-command as written
 */
public record AddColumn(TableName table, AlterCommand command, String words) implements Operation {
    @Override
    public void compile(Draft draft) {
        ColumnWords column = proved(command, words);
        draft.alter(
                Phase.EXPAND,
                table,
                column.withoutConstraints(),
                column.wordsWithoutConstraints(),
                UndoOfAlter.of(List.of(command), table, draft.outlook()),
                "the column comes first, its constraints are proved afterwards while "
                        + table.name().value() + " stays in use");
        column.constraints().forEach(loose -> constraint(table, loose).compile(draft));
        draft.does(Kind.ADDITIVE);
    }

    private static ColumnWords proved(AlterCommand command, String words) {
        ColumnClause column = command.column().orElseThrow();
        return ColumnWords.of(command, words, c -> isProved(c, column));
    }

    /** The operation that adds a constraint that stood at a column. */
    static Operation constraint(TableName table, ColumnWords.Loose loose) {
        ConstraintClause clause = loose.clause();
        return switch (clause.type()) {
            case CHECK -> new AddCheck(table, clause, loose.body());
            case UNIQUE, PRIMARY -> new AddKey(table, clause, loose.body());
            default -> new AddForeignKey(table, clause, loose.body());
        };
    }

    /** Understands {@code ADD COLUMN} with a check, a unique constraint, or a default and a foreign key. */
    @AutoService(CommandLowering.class)
    public static final class FromSql implements CommandLowering {
        @Override
        public Optional<Operation> lower(AlterCommand command, String words, TableName table, Outlook outlook) {
            Optional<ColumnClause> column = command.is("AddColumn") ? command.column() : Optional.empty();
            boolean gains = column.filter(c -> isNew(c, table, outlook) && ColumnWords.isDivisible(c))
                    .filter(c -> c.constraints().stream().anyMatch(k -> isProved(k, c)))
                    .filter(c -> !rewrites(command, words, table, outlook))
                    .isPresent();
            boolean whole =
                    outlook.relation(table).filter(r -> !r.isPartitioned()).isPresent();
            return gains && whole ? Optional.of(new AddColumn(table, command, words)) : Optional.empty();
        }

        private static boolean isNew(ColumnClause column, TableName table, Outlook outlook) {
            return outlook.relation(table).flatMap(r -> r.column(column.name())).isEmpty();
        }

        /** What is read and written whole anyway gains nothing. */
        private static boolean rewrites(AlterCommand command, String words, TableName table, Outlook outlook) {
            AlterCommand bare = proved(command, words).withoutConstraints();
            var takes = Claims.of(List.of(bare), table, false, outlook);
            return takes.rewrites().contains(table) || takes.scans().contains(table);
        }
    }

    /** Whether rows would be read for it. */
    static boolean isProved(ConstraintClause constraint, ColumnClause column) {
        return switch (constraint.type()) {
            case CHECK -> !constraint.isNotEnforced();
            case UNIQUE -> true;
            case FOREIGN -> column.defaultExpression().isPresent();
            default -> false;
        };
    }
}
