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
        id = "drop-not-null",
        tier = Tier.ADVISORY,
        title = "DROP NOT NULL",
        effect = "Programs that read the column do not expect null.",
        instead = "Let every reader cope with null first.",
        bad = "ALTER TABLE users ALTER COLUMN email DROP NOT NULL;",
        good = "ALTER TABLE users ALTER COLUMN email SET DEFAULT '';")
public final class DropNotNull implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        at.alterations("DropNotNull")
                .forEach(a -> notes.add(
                        "readers of " + a.name() + "." + a.command().name() + " may meet null from now on",
                        "-- once every reader copes with null:\n" + a.alone()));
    }
}
