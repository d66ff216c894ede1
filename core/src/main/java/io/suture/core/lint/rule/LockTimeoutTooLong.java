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
        id = "lock-timeout-too-long",
        tier = Tier.POLICY,
        title = "lock_timeout of more than 10 seconds",
        effect = "For that long everybody waits behind the statement that waits.",
        instead = "A few seconds, and try again.",
        bad = "SET lock_timeout = '5min';",
        good = "SET lock_timeout = '2s';")
public final class LockTimeoutTooLong implements Rule {
    private static final long MOST_MILLIS = 10_000;

    @Override
    public void check(Spot at, Notes notes) {
        Settings.set(at, "lock_timeout").stream()
                .filter(v -> v > MOST_MILLIS)
                .forEach(v ->
                        notes.add("everybody may wait behind it for " + v / 1_000 + " s", "SET lock_timeout = '2s';"));
    }
}
