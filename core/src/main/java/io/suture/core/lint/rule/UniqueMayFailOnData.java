// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Alteration;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.ddl.ConstraintType;
import io.suture.core.sql.ddl.IndexClause;
import java.util.List;
import java.util.stream.Collectors;

@AutoService(Rule.class)
@RulePage(
        id = "unique-may-fail-on-data",
        tier = Tier.ADVISORY,
        title = "a unique index or constraint over rows that exist",
        effect = "Fails if two rows agree; a concurrent build then leaves an INVALID index behind.",
        instead = "Look for duplicates first.",
        bad = "CREATE UNIQUE INDEX CONCURRENTLY users_email ON users (email);",
        good = "CREATE INDEX CONCURRENTLY users_email ON users (email);")
public final class UniqueMayFailOnData implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        IndexClause.of(at.statement())
                .filter(i -> i.isUnique() && !at.isExempt(i.table()))
                .ifPresent(i -> notes.add(
                        "it fails if two rows of " + i.table().name() + " agree",
                        query(
                                        Truncated.sql(i.table()),
                                        i.keys().stream()
                                                .flatMap(k -> k.column().stream())
                                                .toList()) + "\n" + at.sql()));
        for (Alteration alteration : at.alterations()) {
            alteration
                    .newConstraints(ConstraintType.UNIQUE)
                    .filter(c ->
                            c.usingIndex().isEmpty() && alteration.newColumn().isEmpty())
                    .forEach(c -> notes.add(
                            "it fails if two rows of " + alteration.name() + " agree",
                            query(alteration.name(), c.columns()) + "\n" + alteration.alone()));
        }
    }

    private static String query(String table, List<Identifier> columns) {
        String all = columns.isEmpty()
                ? "1"
                : columns.stream().map(Identifier::toString).collect(Collectors.joining(", "));
        return "-- there must be none:\nSELECT " + all + ", count(*) FROM " + table + " GROUP BY " + all
                + " HAVING count(*) > 1;";
    }
}
