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
        id = "missing-application-name",
        tier = Tier.POLICY,
        title = "no application_name before a statement that makes others wait",
        effect = "Whoever looks at pg_stat_activity cannot tell whose lock it is.",
        instead = "Name the migration.",
        bad = "ALTER TABLE users ADD COLUMN age int;",
        good = """
                SET application_name = 'migrate:add_age';
                ALTER TABLE users ADD COLUMN age int;""")
public final class MissingApplicationName implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (Settings.isFirstWithout(at, "application_name", Settings::locks)) {
            notes.add(
                    "nobody can tell in pg_stat_activity what this is",
                    "SET application_name = 'migrate';\n" + at.sql());
        }
    }
}
