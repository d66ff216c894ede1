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
        id = "lock-timeout-after-ddl",
        tier = Tier.POLICY,
        title = "lock_timeout is set after a statement that makes others wait",
        effect = "The statement before it waits without end.",
        instead = "Set it first.",
        bad = """
                ALTER TABLE users ADD COLUMN age int;
                SET lock_timeout = '2s';""",
        good = """
                SET lock_timeout = '2s';
                ALTER TABLE users ADD COLUMN age int;""")
public final class LockTimeoutAfterDdl implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        boolean first = Settings.set(at, "lock_timeout").isPresent()
                && at.file().setting("lock_timeout").isEmpty();
        if (first) {
            at.file().spots().stream()
                    .filter(Settings::locks)
                    .findFirst()
                    .ifPresent(s -> notes.add(
                            "line " + s.statement().line() + " waits for its lock before this is set",
                            at.sql() + "\n" + s.sql()));
        }
    }
}
