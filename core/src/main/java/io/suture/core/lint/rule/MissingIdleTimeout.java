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
        id = "missing-idle-timeout",
        tier = Tier.POLICY,
        title = "no idle_in_transaction_session_timeout before a statement that makes others wait",
        effect = "A runner that hangs in the middle keeps its locks for as long as its session lives.",
        instead = "Let the server end a session that does nothing inside a transaction.",
        bad = "ALTER TABLE users ADD COLUMN age int;",
        good = """
                SET idle_in_transaction_session_timeout = '30s';
                ALTER TABLE users ADD COLUMN age int;""")
public final class MissingIdleTimeout implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (Settings.isFirstWithout(at, "idle_in_transaction_session_timeout", Settings::locks)) {
            notes.add(
                    "a runner that hangs keeps its locks",
                    "SET idle_in_transaction_session_timeout = '30s';\n" + at.sql());
        }
    }
}
