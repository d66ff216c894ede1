// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import static io.suture.core.plan.Kind.ADDITIVE;
import static io.suture.core.plan.Kind.DESTRUCTIVE;
import static io.suture.core.plan.Kind.TRANSFORMATIVE;

import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.Phase;
import io.suture.core.sql.RelationRef;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.AlterTable;
import java.util.List;
import java.util.Optional;

/** What a statement does to what exists. What the run itself has made before is not counted as existing. */
final class Kinds {
    private Kinds() {}

    static Kind of(Statement statement, Outlook outlook) {
        return isAboutNew(statement, outlook) ? ADDITIVE : of(statement);
    }

    private static Kind of(Statement statement) {
        if (statement.opaque()) {
            return TRANSFORMATIVE;
        }
        return switch (statement.kind()) {
            case DROP_TABLE,
                    DROP_FOREIGN_TABLE,
                    DROP_VIEW,
                    DROP_MATERIALIZED_VIEW,
                    DROP_SEQUENCE,
                    DROP_INDEX,
                    DROP_TYPE,
                    DROP_DOMAIN,
                    DROP_SCHEMA,
                    DROP_EXTENSION,
                    DROP_OWNED,
                    DROP_DATABASE,
                    TRUNCATE -> DESTRUCTIVE;
            case DELETE -> statement.tree().has("whereClause") ? TRANSFORMATIVE : DESTRUCTIVE;
            case ALTER_TABLE, ALTER_FOREIGN_TABLE ->
                AlterTable.of(statement)
                        .map(a -> a.commands().stream().map(Kinds::of).reduce(ADDITIVE, Kind::worst))
                        .orElse(TRANSFORMATIVE);
            case UPDATE,
                    MERGE,
                    RENAME,
                    SET_SCHEMA,
                    SET_OWNER,
                    REVOKE,
                    DROP_TRIGGER,
                    DROP_POLICY,
                    DROP_RULE,
                    DROP_FUNCTION,
                    DROP_PROCEDURE,
                    DROP_STATISTICS,
                    ALTER_ENUM_RENAME_VALUE,
                    ALTER_TYPE,
                    ALTER_DOMAIN,
                    ALTER_VIEW,
                    ALTER_MATERIALIZED_VIEW,
                    ALTER_SEQUENCE,
                    ALTER_INDEX,
                    ALTER_POLICY,
                    ALTER_FUNCTION,
                    ALTER_ROLE,
                    ALTER_DATABASE,
                    ALTER_SYSTEM,
                    REASSIGN_OWNED -> TRANSFORMATIVE;
            default -> statement.tree().flag("replace") ? TRANSFORMATIVE : ADDITIVE;
        };
    }

    static Kind of(AlterCommand command) {
        return switch (command.subtype()) {
            case "DropColumn", "DropConstraint" -> DESTRUCTIVE;
            case "AddColumn",
                    "AddConstraint",
                    "ValidateConstraint",
                    "AttachPartition",
                    "SetStatistics",
                    "SetRelOptions" -> ADDITIVE;
            default -> TRANSFORMATIVE;
        };
    }

    private static boolean isAboutNew(Statement statement, Outlook outlook) {
        List<Optional<TableName>> targets = statement.relations().stream()
                .filter(r -> r.use() == RelationRef.Use.ALTERS
                        || r.use() == RelationRef.Use.DROPS
                        || r.use() == RelationRef.Use.WRITES)
                .map(outlook::find)
                .toList();
        return !targets.isEmpty()
                && targets.stream().allMatch(t -> t.filter(outlook::isFresh).isPresent());
    }

    /** The promise it belongs to, seen alone. */
    static Phase phase(Statement statement, Kind kind) {
        return switch (statement.kind()) {
            case INSERT, UPDATE, DELETE, MERGE, COPY, TRUNCATE, SELECT, REFRESH_MATERIALIZED_VIEW -> Phase.MIGRATE;
            case REVOKE -> Phase.CONTRACT;
            default -> phase(kind);
        };
    }

    static Phase phase(Kind kind) {
        return kind == DESTRUCTIVE ? Phase.CONTRACT : Phase.EXPAND;
    }
}
