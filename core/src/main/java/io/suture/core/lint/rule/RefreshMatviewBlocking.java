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
        id = "refresh-matview-blocking",
        tier = Tier.SAFETY,
        title = "REFRESH MATERIALIZED VIEW without CONCURRENTLY",
        effect = "Takes ACCESS EXCLUSIVE on the view while its query runs: nobody reads it.",
        instead = "REFRESH … CONCURRENTLY, which needs a unique index on the view.",
        bad = "REFRESH MATERIALIZED VIEW totals;",
        good = "REFRESH MATERIALIZED VIEW CONCURRENTLY totals;")
public final class RefreshMatviewBlocking implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (at.is(StatementKind.REFRESH_MATERIALIZED_VIEW)
                && !at.tree().flag("concurrent")
                && !at.tree().flag("skipData")
                && !at.isExempt(at.tree(), "relation")) {
            notes.add(
                    "REFRESH locks readers out of the view while its query runs",
                    Fixes.after(at, "view", "CONCURRENTLY"));
        }
    }
}
