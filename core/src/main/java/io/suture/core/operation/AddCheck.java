// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.Phase;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.ConstraintType;
import java.util.List;
import java.util.Optional;

/**
 * Adds a check while readers and writers go on.
 *
 * <pre>
 * expand    ADD CONSTRAINT … CHECK … NOT VALID   ACCESS EXCLUSIVE, no scan (binds writers from here on)
 * migrate   VALIDATE CONSTRAINT …                SHARE UPDATE EXCLUSIVE, full scan
 * </pre>
 *
 * As written the table would be read whole under ACCESS EXCLUSIVE, behind which everybody waits (manual of PostgreSQL 18, ALTER
 * TABLE, "ADD table_constraint [ NOT VALID ]").
 *
 * @param clause the constraint, its name given or not
 * @param body its words without ADD and name
 */
public record AddCheck(TableName table, ConstraintClause clause, String body) implements Operation {
    @Override
    public void compile(Draft draft) {
        Identifier name = Effects.constraintName(draft.outlook(), table, clause);
        draft.alter(
                Phase.EXPAND,
                table,
                AlterCommand.add(clause.named(name).notValid()),
                ConstraintWords.add(name, body) + " NOT VALID",
                UndoOf.dropConstraint(table, name, List.of()),
                "added NOT VALID and proved in a transaction of its own, so that reads and writes of "
                        + table.name().value() + " go on; as written they would wait until it is read whole");
        draft.validate(
                table,
                AlterCommand.validate(name),
                "proves the rows that are there before " + name.value() + " is valid");
        draft.does(Kind.ADDITIVE);
    }

    /** Understands {@code ADD … CHECK} without {@code NOT VALID}. */
    @AutoService(CommandLowering.class)
    public static final class FromSql implements CommandLowering {
        @Override
        public Optional<Operation> lower(AlterCommand command, String words, TableName table, Outlook outlook) {
            return command.constraint()
                    .filter(c -> command.is("AddConstraint") && c.is(ConstraintType.CHECK))
                    .filter(c -> !c.isNotValid() && !c.isNotEnforced())
                    .map(c -> new AddCheck(table, c, ConstraintWords.body(words)));
        }
    }
}
