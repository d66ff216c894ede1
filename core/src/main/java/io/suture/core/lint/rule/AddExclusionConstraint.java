// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Alteration;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.ddl.ConstraintType;

@AutoService(Rule.class)
@RulePage(
        id = "add-exclusion-constraint",
        tier = Tier.SAFETY,
        title = "an exclusion constraint is added to an existing table",
        effect = "Builds its index and compares every row under ACCESS EXCLUSIVE; there is no way around that.",
        instead = "Create a new table with the constraint and move the rows over, or add it in a maintenance window.",
        bad = "ALTER TABLE bookings ADD CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&);",
        good =
                "CREATE TABLE bookings_new (during tstzrange, CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&));")
public final class AddExclusionConstraint implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        for (Alteration alteration : at.alterations()) {
            alteration
                    .newConstraints(ConstraintType.EXCLUSION)
                    .forEach(c -> notes.add(
                            "the constraint compares all rows of " + alteration.name()
                                    + " while nobody may read or write it",
                            "-- a table that nobody uses yet can have it at no cost:\nCREATE TABLE "
                                    + Identifier.of(alteration.table().name().value() + "_new") + " (LIKE "
                                    + alteration.name()
                                    + " INCLUDING ALL, " + alteration.text().replaceFirst("(?i)^add\\s+", "") + ");"));
        }
    }
}
