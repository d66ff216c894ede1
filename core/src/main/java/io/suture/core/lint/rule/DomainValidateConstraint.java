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
        id = "domain-validate-constraint",
        tier = Tier.SAFETY,
        title = "ALTER DOMAIN VALIDATE CONSTRAINT",
        effect =
                "Unlike VALIDATE of a table's constraint it takes SHARE on every table that uses the domain, and holds it while all are read.",
        instead =
                "Check the rows with a query first, and leave the constraint NOT VALID (it binds every new value), or validate in a quiet hour.",
        bad = "ALTER DOMAIN amount VALIDATE CONSTRAINT amount_positive;",
        good = "ALTER DOMAIN amount ADD CONSTRAINT amount_positive CHECK (VALUE > 0) NOT VALID;")
public final class DomainValidateConstraint implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        DomainChange.of(at)
                .filter(d -> d.subtype().equals("V"))
                .ifPresent(d -> notes.add(
                        "writes to every table with a column of " + d.name() + " wait while all of them are read",
                        "-- the constraint binds new values already; in a quiet hour:\nSET lock_timeout = '2s';\n"
                                + at.sql()));
    }
}
