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
        id = "lock-timeout-zero",
        tier = Tier.POLICY,
        title = "lock_timeout = 0",
        effect = "Zero means no limit at all.",
        instead = "A few seconds.",
        bad = "SET lock_timeout = 0;",
        good = "SET lock_timeout = '2s';")
public final class LockTimeoutZero implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        Settings.set(at, "lock_timeout").stream()
                .filter(v -> v == 0)
                .forEach(v -> notes.add("0 means that it waits without end", "SET lock_timeout = '2s';"));
    }
}
