// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import io.suture.core.lint.Spot;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;

/** The enum an {@code ALTER TYPE … ADD VALUE} is about. */
final class EnumType {
    private EnumType() {}

    /** Whether the same transaction, or a file that runs statement by statement, has made it. */
    static boolean isOwn(Spot added) {
        RelationName name = RelationName.of(added.tree().strings("typeName"));
        List<Spot> before = added.earlierInTransaction();
        return before.stream()
                .filter(s -> s.is(StatementKind.CREATE_ENUM))
                .map(s -> RelationName.of(s.tree().strings("typeName")))
                .anyMatch(n -> n.name().equals(name.name()));
    }
}
