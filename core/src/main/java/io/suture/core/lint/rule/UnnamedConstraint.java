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
        id = "unnamed-constraint",
        tier = Tier.STYLE,
        title = "a constraint is added without a name",
        effect = "Later migrations have to guess what PostgreSQL called it.",
        instead = "Name it.",
        bad = "ALTER TABLE users ADD CHECK (age > 0) NOT VALID;",
        good = "ALTER TABLE users ADD CONSTRAINT age_positive CHECK (age > 0) NOT VALID;")
public final class UnnamedConstraint implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        at.alterations("AddConstraint")
                .forEach(a -> a.newConstraints().stream()
                        .filter(c -> c.name().isEmpty() && !c.is(ConstraintType.NOTNULL))
                        .forEach(c -> notes.add(
                                "PostgreSQL chooses the name of the constraint",
                                a.with(Fixes.named(a.text(), c, Fixes.name(at, a, c))))));
    }
}
