// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;

@AutoService(Rule.class)
@RulePage(
        id = "validate-constraint",
        tier = Tier.ADVISORY,
        title = "VALIDATE CONSTRAINT",
        effect = "Reads the whole table; reads and writes go on. It holds back VACUUM while it runs.",
        instead = "Nothing: this is the way to do it. Expect it to take a while.",
        bad = "ALTER TABLE users VALIDATE CONSTRAINT age_positive;",
        good = "ALTER TABLE users ADD CONSTRAINT age_positive CHECK (age > 0) NOT VALID;")
public final class ValidateConstraint implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        at.alterations("ValidateConstraint")
                .forEach(a -> notes.add(
                        "all of " + a.name() + " is read; reads and writes go on",
                        "-- as it is, in a transaction of its own:\n" + a.alone()));
    }
}
