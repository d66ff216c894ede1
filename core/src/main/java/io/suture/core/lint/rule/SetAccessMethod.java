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
        id = "set-access-method",
        tier = Tier.SAFETY,
        title = "SET ACCESS METHOD",
        effect = "Writes the table anew under ACCESS EXCLUSIVE.",
        instead = "Create a new table with that access method, and move the rows over.",
        bad = "ALTER TABLE events SET ACCESS METHOD heap2;",
        good = "ALTER TABLE events SET (fillfactor = 90);")
public final class SetAccessMethod implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        at.alterations("SetAccessMethod")
                .forEach(a -> notes.add(
                        "all of " + a.name() + " is written anew while nobody may read or write it",
                        "CREATE TABLE " + Identifier.of(a.table().name().value() + "_new") + " (LIKE " + a.name()
                                + " INCLUDING ALL) USING "
                                + a.command()
                                        .optionalName()
                                        .map(Identifier::toString)
                                        .orElse("heap") + ";"));
    }
}
