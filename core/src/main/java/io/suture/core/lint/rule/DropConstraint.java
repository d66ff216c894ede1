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
        id = "drop-constraint",
        tier = Tier.ADVISORY,
        title = "DROP CONSTRAINT",
        effect = "What it guaranteed is no longer so; wrong rows may come in at once.",
        instead = "Put the new constraint in place before the old one goes.",
        bad = "ALTER TABLE users DROP CONSTRAINT users_email_key;",
        good = "ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE USING INDEX users_email_idx;")
public final class DropConstraint implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        at.alterations("DropConstraint").stream()
                .filter(a -> !Constraints.isPrimaryKey(at, a))
                .forEach(a -> notes.add(
                        "rows of " + a.name() + " need no longer satisfy "
                                + a.command().name(),
                        "-- once nothing relies on it, or another is in its place:\n" + a.alone()));
    }
}
