// SPDX-License-Identifier: Apache-2.0
package io.suture.core.assess;

import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Relation;
import io.suture.core.claim.TypeChange;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.ColumnClause;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.ConstraintType;
import java.util.Optional;

/** What one sub-command of an {@code ALTER TABLE} changes. */
final class CommandReading {
    private CommandReading() {}

    /** @param table as it is before; empty where it is not known */
    static ChangeType type(AlterCommand command, Optional<Relation> table, Outlook outlook) {
        return switch (command.subtype()) {
            case "AddColumn" -> command.column().map(CommandReading::ofColumn).orElse(ChangeType.NULLABLE_COLUMN);
            case "DropColumn" -> ChangeType.COLUMN_REMOVED;
            case "SetNotNull", "AddIdentity", "SetExpression" -> ChangeType.REQUIRED_COLUMN;
            case "AddConstraint" ->
                command.constraint().map(c -> ofConstraint(c)).orElse(ChangeType.RULE);
            case "DropConstraint", "AlterConstraint", "ValidateConstraint" -> ofExisting(command, table);
            case "AlterColumnType" -> rewrites(command, table, outlook) ? ChangeType.RESTRUCTURED : ChangeType.RULE;
            case "SetTableSpace",
                    "SetLogged",
                    "SetUnLogged",
                    "SetAccessMethod",
                    "AddInherit",
                    "DropInherit",
                    "DetachPartition",
                    "AttachPartition",
                    "AddOf",
                    "DropOf" -> ChangeType.RESTRUCTURED;
            case "ChangeOwner", "EnableRowSecurity", "DisableRowSecurity", "ForceRowSecurity", "NoForceRowSecurity" ->
                ChangeType.SECURITY;
            case "EnableTrig",
                    "EnableAlwaysTrig",
                    "EnableReplicaTrig",
                    "DisableTrig",
                    "EnableTrigAll",
                    "DisableTrigAll",
                    "EnableTrigUser",
                    "DisableTrigUser",
                    "EnableRule",
                    "DisableRule" -> ChangeType.RULE;
            default -> ChangeType.NEW;
        };
    }

    /** A wider limit is a rule; another type is another thing. */
    private static boolean rewrites(AlterCommand command, Optional<Relation> table, Outlook outlook) {
        return table.flatMap(t -> t.column(command.name()))
                .flatMap(column -> command.column().map(target -> new TypeChange(outlook, column, target).rewrites()))
                .orElse(true);
    }

    private static ChangeType ofColumn(ColumnClause column) {
        if (column.has(ConstraintType.FOREIGN)) {
            return ChangeType.FOREIGN_KEY;
        }
        boolean required = column.has(ConstraintType.NOTNULL)
                || column.has(ConstraintType.PRIMARY)
                || column.has(ConstraintType.IDENTITY)
                || column.hasSequence();
        if (required) {
            return ChangeType.REQUIRED_COLUMN;
        }
        boolean bound = column.has(ConstraintType.CHECK) || column.has(ConstraintType.UNIQUE);
        return bound ? ChangeType.RULE : ChangeType.NULLABLE_COLUMN;
    }

    private static ChangeType ofConstraint(ConstraintClause constraint) {
        return switch (constraint.type()) {
            case FOREIGN -> ChangeType.FOREIGN_KEY;
            case NOTNULL -> ChangeType.REQUIRED_COLUMN;
            default -> ChangeType.RULE;
        };
    }

    private static ChangeType ofExisting(AlterCommand command, Optional<Relation> table) {
        boolean foreign = table.flatMap(t -> command.optionalName().flatMap(t::constraint))
                .filter(c -> c.kind() == ConstraintKind.FOREIGN_KEY)
                .isPresent();
        return foreign ? ChangeType.FOREIGN_KEY : ChangeType.RULE;
    }
}
