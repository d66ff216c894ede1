// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.ddl.ConstraintType;

@AutoService(Rule.class)
@RulePage(
        id = "domain-set-not-null",
        tier = Tier.SAFETY,
        title = "ALTER DOMAIN SET NOT NULL",
        effect =
                "Takes SHARE on every table with a column of the domain and reads them all; fails if one value is null.",
        instead = "Make the columns NOT NULL one by one, each by way of a check that is validated.",
        bad = "ALTER DOMAIN amount SET NOT NULL;",
        good = "ALTER DOMAIN amount ADD CONSTRAINT amount_there CHECK (VALUE IS NOT NULL) NOT VALID;")
public final class DomainSetNotNull implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        DomainChange.of(at)
                .filter(d -> d.subtype().equals("O") || d.adds(ConstraintType.NOTNULL))
                .ifPresent(d -> notes.add(
                        "writes to every table with a column of " + d.name() + " wait while all of them are read",
                        "ALTER DOMAIN " + d.name() + " ADD CONSTRAINT "
                                + Identifier.of(d.domain().name().value() + "_not_null")
                                + " CHECK (VALUE IS NOT NULL) NOT VALID;"));
    }
}
