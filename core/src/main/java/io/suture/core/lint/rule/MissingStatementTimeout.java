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
        id = "missing-statement-timeout",
        tier = Tier.POLICY,
        title = "no statement_timeout before a statement that may take long",
        effect = "Nothing stops it, however long it holds its locks.",
        instead = "Set a limit that it should never need.",
        bad = "ALTER TABLE users ADD COLUMN age int;",
        good = """
                SET statement_timeout = '5min';
                ALTER TABLE users ADD COLUMN age int;""")
public final class MissingStatementTimeout implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (Settings.isFirstWithout(at, "statement_timeout", Settings::isLong)) {
            notes.add("nothing stops it if it takes too long", "SET statement_timeout = '5min';\n" + at.sql());
        }
    }
}
