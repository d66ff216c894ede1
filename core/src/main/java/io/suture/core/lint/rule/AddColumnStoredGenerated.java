// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.ddl.ConstraintType;

@AutoService(Rule.class)
@RulePage(
        id = "add-column-stored-generated",
        tier = Tier.SAFETY,
        title = "ADD COLUMN … GENERATED ALWAYS AS (…) STORED",
        effect = "Every row is written anew under ACCESS EXCLUSIVE.",
        instead =
                "Add a plain column that a trigger keeps, and fill the old rows in batches; or make it VIRTUAL (PostgreSQL 18).",
        bad = "ALTER TABLE products ADD COLUMN total integer GENERATED ALWAYS AS (price * quantity) STORED;",
        good = "ALTER TABLE products ADD COLUMN total integer;")
public final class AddColumnStoredGenerated implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        for (NewColumn added : NewColumn.of(at)) {
            added.column()
                    .constraint(ConstraintType.GENERATED)
                    .filter(g -> !g.node().text("generated_kind").equals("v"))
                    .ifPresent(g -> notes.add(
                            "all of " + added.alteration().name()
                                    + " is written anew while nobody may read or write it",
                            added.bare()
                                    + "\n-- keep it with a BEFORE INSERT OR UPDATE trigger, fill old rows in batches"));
        }
    }
}
