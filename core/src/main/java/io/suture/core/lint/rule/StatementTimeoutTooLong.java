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
        id = "statement-timeout-too-long",
        tier = Tier.POLICY,
        title = "statement_timeout of more than one hour",
        effect = "A statement that goes wrong goes on for that long.",
        instead = "A limit that it should never need.",
        bad = "SET statement_timeout = '1d';",
        good = "SET statement_timeout = '5min';")
public final class StatementTimeoutTooLong implements Rule {
    private static final long MOST_MILLIS = 3_600_000;

    @Override
    public void check(Spot at, Notes notes) {
        Settings.set(at, "statement_timeout").stream()
                .filter(v -> v > MOST_MILLIS)
                .forEach(v -> notes.add(
                        "a statement that goes wrong goes on for " + v / 60_000 + " min",
                        "SET statement_timeout = '5min';"));
    }
}
