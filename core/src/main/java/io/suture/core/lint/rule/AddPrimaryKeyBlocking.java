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
        id = "add-pk-blocking",
        tier = Tier.SAFETY,
        title = "a primary key is added without USING INDEX",
        effect = "Builds its index under ACCESS EXCLUSIVE, and reads the table for nulls.",
        instead =
                "Make the columns NOT NULL by way of a check, build a unique index CONCURRENTLY, then add the key USING INDEX.",
        bad = "ALTER TABLE users ADD PRIMARY KEY (id);",
        good = "ALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX users_pkey;")
public final class AddPrimaryKeyBlocking implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        for (Alteration alteration : at.alterations()) {
            alteration
                    .newConstraints(ConstraintType.PRIMARY)
                    .filter(c -> c.usingIndex().isEmpty())
                    .forEach(c -> notes.add(
                            "the index of the key is built while nobody may read or write " + alteration.name(),
                            Fixes.usingIndex(at, alteration, c, "PRIMARY KEY")));
        }
    }
}
