// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Constraint;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.Undo;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import java.util.Optional;

/**
 * Proves the rows that were there before a constraint.
 *
 * <pre>
 * migrate   VALIDATE CONSTRAINT …   SHARE UPDATE EXCLUSIVE, full scan, in a transaction of its own
 * </pre>
 *
 * Together with other statements its scan would last under their locks (manual of PostgreSQL 18, ALTER TABLE, "VALIDATE CONSTRAINT").
 *
 * @param command names the constraint
 */
public record ValidateConstraint(TableName table, AlterCommand command) implements Operation {
    @Override
    public void compile(Draft draft) {
        draft.validate(
                table,
                command,
                "in a transaction of its own, so that nothing else is locked while "
                        + table.name().value() + " is read",
                Undo.nothing().losing("that " + command.name().value() + " was not proved yet"));
        draft.does(Kind.ADDITIVE);
    }

    /** Understands {@code VALIDATE CONSTRAINT} of one that is not valid yet. */
    @AutoService(CommandLowering.class)
    public static final class FromSql implements CommandLowering {
        @Override
        public Optional<Operation> lower(AlterCommand command, String words, TableName table, Outlook outlook) {
            return Optional.of(command)
                    .filter(c -> c.is("ValidateConstraint"))
                    .flatMap(c -> outlook.relation(table).flatMap(r -> r.constraint(c.name())))
                    .filter(c -> !c.validated())
                    .map((Constraint c) -> new ValidateConstraint(table, command));
        }
    }
}
