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
        id = "missing-lock-timeout",
        tier = Tier.POLICY,
        title = "no lock_timeout before a statement that makes others wait",
        effect = "It waits behind one long query for as long as that takes, and everybody else waits behind it.",
        instead = "Give up after a short while, and try again.",
        bad = "ALTER TABLE users ADD COLUMN age int;",
        good = """
                SET lock_timeout = '2s';
                ALTER TABLE users ADD COLUMN age int;""")
public final class MissingLockTimeout implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (Settings.isFirstWithout(at, "lock_timeout", Settings::locks)) {
            notes.add(
                    "it may wait for its lock without end, and everybody behind it",
                    "SET lock_timeout = '2s';\n" + at.sql());
        }
    }
}
