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
        id = "create-extension",
        tier = Tier.ADVISORY,
        title = "CREATE EXTENSION",
        effect = "Runs a script with the rights of the installer; on managed servers only some may do it.",
        instead = "Let an administrator create it before.",
        bad = "CREATE EXTENSION pg_trgm;",
        good = "SELECT 1;")
public final class CreateExtension implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (at.is(StatementKind.CREATE_EXTENSION)) {
            notes.add("it needs rights a migration should not have", "-- by an administrator, before:\n" + at.sql());
        }
    }
}
