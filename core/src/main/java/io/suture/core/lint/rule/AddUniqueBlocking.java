// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Alteration;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.ConstraintType;

@AutoService(Rule.class)
@RulePage(
        id = "add-unique-blocking",
        tier = Tier.SAFETY,
        title = "a unique constraint is added without USING INDEX",
        effect = "Builds its index under ACCESS EXCLUSIVE: nobody reads or writes the table meanwhile.",
        instead = "Build the unique index CONCURRENTLY, then add the constraint USING INDEX.",
        bad = "ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);",
        good = "ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE USING INDEX users_email_key;")
public final class AddUniqueBlocking implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        for (Alteration alteration : at.alterations()) {
            alteration
                    .newConstraints(ConstraintType.UNIQUE)
                    .filter(c -> c.usingIndex().isEmpty())
                    .forEach(c -> notes.add(
                            "the index of the constraint is built while nobody may read or write " + alteration.name(),
                            Fixes.usingIndex(at, alteration, c, "UNIQUE"),
                            Fixes.isWhole(at, alteration) && isPlain(c)));
        }
    }

    /** Whether the columns are all it says. */
    private static boolean isPlain(ConstraintClause unique) {
        return unique.node().list("including").isEmpty()
                && !unique.node().flag("nulls_not_distinct")
                && !unique.node().flag("deferrable")
                && unique.node().list("options").isEmpty();
    }
}
