// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.claim.DomainConditions;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;

@AutoService(Rule.class)
@RulePage(
        id = "add-column-domain-constraint-rewrite",
        tier = Tier.SAFETY,
        title = "ADD COLUMN of a domain with conditions",
        effect = "Every row is written anew under ACCESS EXCLUSIVE, to prove the domain's conditions for it.",
        instead = "Add the column with the domain's base type and a check that is NOT VALID, then validate it.",
        bad = "ALTER TABLE users ADD COLUMN mail email;",
        good = "ALTER TABLE users ADD COLUMN mail text;",
        schema = """
                CREATE TABLE users (id bigint);
                CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');""")
public final class AddColumnDomainConstraintRewrite implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        for (NewColumn added : NewColumn.of(at)) {
            added.column()
                    .type()
                    .flatMap(t -> DomainConditions.of(at.outlook(), t))
                    .ifPresent(d -> notes.add(
                            "the domain has conditions: all of "
                                    + added.alteration().name() + " is written anew while nobody may read or write it",
                            added.alteration()
                                            .with("ADD COLUMN " + added.column().name() + " " + d.baseType())
                                    + "\n-- and its conditions as a check that is NOT VALID, validated afterwards"));
        }
    }
}
