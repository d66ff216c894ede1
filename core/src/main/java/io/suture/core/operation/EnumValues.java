// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;

/**
 * A new value of an enum may not be used before it is committed, from 17 on unless its type is as new (manual of PostgreSQL 18,
 * ALTER TYPE, Notes). Where a later statement names it, it is committed first.
 */
final class EnumValues {
    private EnumValues() {}

    static void commitIfUsed(Draft draft, Statement statement, List<Statement> later) {
        boolean adds = statement.kind() == StatementKind.ALTER_ENUM_ADD_VALUE
                && !(draft.outlook().major() >= 17
                        && draft.isNewType(RelationName.of(statement.tree().strings("typeName"))));
        if (!adds) {
            return;
        }
        String value = statement.tree().text("newVal");
        boolean used = later.stream().anyMatch(s -> s.text().contains(value) || s.opaque());
        if (used) {
            draft.commit();
            draft.note("the new value '" + value + "' is committed before the statements that use it");
        }
    }
}
