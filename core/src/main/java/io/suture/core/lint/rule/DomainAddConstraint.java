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
        id = "domain-add-constraint",
        tier = Tier.SAFETY,
        title = "ALTER DOMAIN ADD CONSTRAINT without NOT VALID",
        effect =
                "Takes SHARE on every table with a column of the domain and reads them all: writes to all of them wait.",
        instead =
                "Add it NOT VALID: new values are checked from then on. Prove the old ones with a query before validating.",
        bad = "ALTER DOMAIN amount ADD CONSTRAINT amount_positive CHECK (VALUE > 0);",
        good = "ALTER DOMAIN amount ADD CONSTRAINT amount_positive CHECK (VALUE > 0) NOT VALID;")
public final class DomainAddConstraint implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        DomainChange.of(at)
                .filter(d -> d.adds(ConstraintType.CHECK)
                        && !d.constraint().orElseThrow().isNotValid())
                .ifPresent(d -> notes.add(
                        "writes to every table with a column of " + d.name() + " wait while all of them are read",
                        at.statement().text() + " NOT VALID;"));
    }
}
