// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import io.suture.core.lint.Spot;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;
import java.util.Set;

/** Statements that change every row of a table. */
final class Everything {
    /** They only say what will be done later. */
    private static final Set<String> DEFINITIONS = Set.of("CreateFunctionStmt", "RuleStmt");

    private Everything() {}

    /** {@code UPDATE}s or {@code DELETE}s of a statement, also inside {@code WITH}, that a condition does not limit. */
    static List<RelationName> of(Spot at, String tag) {
        if (DEFINITIONS.contains(at.tree().tag())) {
            return List.of();
        }
        return at.tree()
                .walk()
                .filter(n -> n.is(tag))
                .filter(n -> n.field("whereClause").map(Truth::isAlways).orElse(true))
                .flatMap(n -> RelationName.in(n, "relation").stream())
                .filter(r -> !at.isExempt(r))
                .toList();
    }

    static String inBatches(Spot at, RelationName table) {
        String name = Truncated.sql(table);
        return "-- as often as it changes something, each in a transaction of its own; say which rows are still to do:\n-- "
                + at.statement().text().replace("\n", "\n-- ") + "\n--   WHERE ctid = ANY (ARRAY(SELECT ctid FROM "
                + name
                + " WHERE … LIMIT 5000))\nSELECT count(*) FROM " + name + ";";
    }
}
