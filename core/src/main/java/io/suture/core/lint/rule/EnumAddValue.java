// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.StatementKind;

@AutoService(Rule.class)
@RulePage(
        id = "enum-add-value",
        tier = Tier.ADVISORY,
        title = "ALTER TYPE ADD VALUE",
        effect = "Programs that know the old values only may meet the new one; it cannot be removed again.",
        instead = "Let every reader cope with unknown values first.",
        bad = "ALTER TYPE state ADD VALUE 'archived' AFTER 'done';",
        good = "CREATE TABLE states (name text PRIMARY KEY);")
public final class EnumAddValue implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (at.is(StatementKind.ALTER_ENUM_ADD_VALUE) && !EnumType.isOwn(at)) {
            notes.add(
                    "programs may meet '" + at.tree().text("newVal") + "', and it cannot be taken back",
                    "-- once every reader copes with it:\n" + at.sql());
        }
    }
}
