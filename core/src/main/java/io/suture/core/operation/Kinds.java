// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.plan.Kind;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.AlterTable;
import java.util.List;

/** What a statement does to what exists (requirement C1), by its form alone. */
final class Kinds {
    private Kinds() {}

    static Kind of(Statement statement) {
        if (statement.kind() == StatementKind.ALTER_TABLE) {
            return of(AlterTable.of(statement).orElseThrow().commands());
        }
        return switch (statement.kind()) {
            case DROP_TABLE,
                    DROP_INDEX,
                    DROP_VIEW,
                    DROP_MATERIALIZED_VIEW,
                    DROP_SEQUENCE,
                    DROP_TYPE,
                    DROP_DOMAIN,
                    DROP_SCHEMA,
                    DROP_FUNCTION,
                    DROP_PROCEDURE,
                    DROP_TRIGGER,
                    DROP_POLICY,
                    DROP_RULE,
                    DROP_EXTENSION,
                    DROP_FOREIGN_TABLE,
                    DROP_OWNED,
                    TRUNCATE,
                    DELETE -> Kind.DESTRUCTIVE;
            case UPDATE,
                    MERGE,
                    RENAME,
                    SET_SCHEMA,
                    SET_OWNER,
                    ALTER_TYPE,
                    ALTER_DOMAIN,
                    ALTER_ENUM_RENAME_VALUE,
                    ALTER_SEQUENCE,
                    ALTER_POLICY,
                    DO,
                    CALL -> Kind.TRANSFORMATIVE;
            default -> Kind.ADDITIVE;
        };
    }

    static Kind of(List<AlterCommand> commands) {
        return commands.stream().map(Kinds::of).reduce(Kind.ADDITIVE, Kind::worst);
    }

    private static Kind of(AlterCommand command) {
        return switch (command.subtype()) {
            case "DropColumn", "DropConstraint", "DetachPartition", "DropInherit" -> Kind.DESTRUCTIVE;
            case "AddColumn", "AddConstraint", "ValidateConstraint", "AttachPartition", "SetStatistics", "EnableTrig" ->
                Kind.ADDITIVE;
            default -> Kind.TRANSFORMATIVE;
        };
    }
}
