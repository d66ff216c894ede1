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
        id = "add-fk-validating",
        tier = Tier.SAFETY,
        title = "a foreign key is added without NOT VALID",
        effect =
                "Takes SHARE ROW EXCLUSIVE on both tables while every row of one is looked up in the other: writes to both wait.",
        instead = "Add it NOT VALID, then VALIDATE it in a transaction of its own, which lets reads and writes go on.",
        bad = "ALTER TABLE orders ADD CONSTRAINT orders_user_fk FOREIGN KEY (user_id) REFERENCES users (id);",
        good =
                "ALTER TABLE orders ADD CONSTRAINT orders_user_fk FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;")
public final class AddForeignKeyValidating implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        for (Alteration alteration : at.alterations()) {
            alteration
                    .newConstraints(ConstraintType.FOREIGN)
                    .filter(c -> !c.isNotValid() && !c.isNotEnforced())
                    .forEach(c -> notes.add(
                            "the foreign key blocks writes to " + alteration.name()
                                    + c.references()
                                            .map(r -> " and " + r.name())
                                            .orElse("") + " until it is proved",
                            Fixes.notValid(at, alteration, c),
                            Fixes.isWhole(at, alteration)));
        }
    }
}
