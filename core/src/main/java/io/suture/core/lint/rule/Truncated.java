// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import io.suture.core.lint.Spot;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;

/** Tables a {@code TRUNCATE} empties that the file has not made itself. */
final class Truncated {
    private Truncated() {}

    static List<RelationName> of(Spot at) {
        return !at.is(StatementKind.TRUNCATE)
                ? List.of()
                : at.tree().list("relations").stream()
                        .map(RelationName::of)
                        .filter(r -> !at.isExempt(r))
                        .toList();
    }

    static String sql(RelationName name) {
        return name.schema().map(s -> s + ".").orElse("") + name.name();
    }
}
