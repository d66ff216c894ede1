// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.ConstraintType;
import io.suture.core.sql.ddl.TypeClause;
import java.util.stream.Collectors;

@AutoService(Rule.class)
@RulePage(
        id = "domain-create-with-constraint",
        tier = Tier.ADVISORY,
        title = "CREATE DOMAIN with a condition",
        effect =
                "A condition of a domain cannot be changed without reading every table that uses it, under a lock that stops writes.",
        instead = "A plain type, and a check on each table.",
        bad = "CREATE DOMAIN amount AS numeric CHECK (VALUE > 0);",
        good = "CREATE DOMAIN amount AS numeric;")
public final class DomainCreateWithConstraint implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (at.is(StatementKind.CREATE_DOMAIN)
                && at.tree().list("constraints").stream()
                        .map(ConstraintClause::of)
                        .anyMatch(c -> c.is(ConstraintType.CHECK) || c.is(ConstraintType.NOTNULL))) {
            String name = at.tree().strings("domainname").stream()
                    .map(n -> Identifier.of(n).toString())
                    .collect(Collectors.joining("."));
            notes.add(
                    "the condition of " + name + " can later be changed only by reading all tables that use it",
                    "CREATE DOMAIN " + name + " AS "
                            + at.tree()
                                    .field("typeName")
                                    .map(t -> Types.sql(TypeClause.of(t)))
                                    .orElse("text") + ";");
        }
    }
}
