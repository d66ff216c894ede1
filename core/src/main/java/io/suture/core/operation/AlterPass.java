// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.ConstraintType;

/** The order in which PostgreSQL carries out the sub-commands of one statement ({@code AlterTablePass} of {@code tablecmds.c}). */
enum AlterPass {
    DROP,
    ALTER_TYPE,
    ADD_COLUMN,
    COLUMN_ATTRIBUTES,
    ADD_INDEX_CONSTRAINT,
    ADD_INDEX,
    ADD_OTHER_CONSTRAINT,
    OTHER;

    static AlterPass of(AlterCommand command) {
        return switch (command.subtype()) {
            case "DropColumn", "DropConstraint", "DropNotNull", "DropIdentity", "DropExpression" -> DROP;
            case "ColumnDefault" -> command.definition().isPresent() ? ADD_OTHER_CONSTRAINT : DROP;
            case "AlterColumnType" -> ALTER_TYPE;
            case "AddColumn" -> ADD_COLUMN;
            case "SetNotNull", "SetIdentity" -> COLUMN_ATTRIBUTES;
            case "AddIdentity" -> ADD_OTHER_CONSTRAINT;
            case "AddConstraint" -> command.constraint().map(AlterPass::of).orElse(ADD_OTHER_CONSTRAINT);
            default -> OTHER;
        };
    }

    private static AlterPass of(ConstraintClause constraint) {
        if (constraint.usingIndex().isPresent()) {
            return ADD_INDEX_CONSTRAINT;
        }
        if (constraint.is(ConstraintType.NOTNULL)) {
            return COLUMN_ATTRIBUTES;
        }
        return constraint.type().hasIndex() ? ADD_INDEX : ADD_OTHER_CONSTRAINT;
    }
}
