// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.Identifier;

@AutoService(Rule.class)
@RulePage(
        id = "drop-primary-key",
        tier = Tier.ADVISORY,
        title = "DROP CONSTRAINT of a primary key",
        effect =
                "Rows are no longer told apart: logical replication stops taking updates, ON CONFLICT and foreign keys lose their target.",
        instead = "Build the new key's index first, and change over in one statement.",
        bad = "ALTER TABLE users DROP CONSTRAINT users_pkey;",
        good = "ALTER TABLE users DROP CONSTRAINT users_email_key;")
public final class DropPrimaryKey implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        at.alterations("DropConstraint").stream()
                .filter(a -> Constraints.isPrimaryKey(at, a))
                .forEach(a -> notes.add(
                        "nothing tells the rows of " + a.name() + " apart any more",
                        "-- with the new unique index built CONCURRENTLY before:\n"
                                + a.with(a.text() + ", ADD PRIMARY KEY USING INDEX "
                                        + Identifier.of(a.table().name().value() + "_new_pkey"))));
    }
}
