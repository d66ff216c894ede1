// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Alteration;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.ddl.ConstraintType;

@AutoService(Rule.class)
@RulePage(
        id = "add-check-validating",
        tier = Tier.SAFETY,
        title = "a check is added without NOT VALID",
        effect = "Takes ACCESS EXCLUSIVE and reads the whole table under it.",
        instead = "Add it NOT VALID, then VALIDATE it in a transaction of its own, which lets reads and writes go on.",
        bad = "ALTER TABLE users ADD CONSTRAINT age_positive CHECK (age > 0);",
        good = "ALTER TABLE users ADD CONSTRAINT age_positive CHECK (age > 0) NOT VALID;")
public final class AddCheckValidating implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        for (Alteration alteration : at.alterations()) {
            alteration
                    .newConstraints(ConstraintType.CHECK)
                    .filter(c -> !c.isNotValid() && !c.isNotEnforced())
                    .forEach(c -> notes.add(
                            "the check reads all of " + alteration.name() + " while nobody may read or write it",
                            Fixes.notValid(at, alteration, c),
                            Fixes.isWhole(at, alteration)));
        }
    }
}
