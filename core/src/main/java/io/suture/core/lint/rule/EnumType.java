// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import io.suture.core.lint.Spot;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;

/** The enum an {@code ALTER TYPE … ADD VALUE} is about. */
final class EnumType {
    private EnumType() {}

    /** Whether the same transaction has made it. */
    static boolean isOwn(Spot changed) {
        return isMadeBy(changed.earlierInTransaction(), changed);
    }

    /** Whether the file has made it, so that no program can know its values yet. */
    static boolean isNew(Spot changed) {
        return isMadeBy(changed.file().spots(), changed);
    }

    static RelationName name(Spot changed) {
        return RelationName.of(changed.tree().strings("typeName"));
    }

    private static boolean isMadeBy(List<Spot> before, Spot changed) {
        RelationName name = name(changed);
        return before.stream()
                .filter(s -> s.is(StatementKind.CREATE_ENUM))
                .map(EnumType::name)
                .anyMatch(n -> n.name().equals(name.name()));
    }
}
