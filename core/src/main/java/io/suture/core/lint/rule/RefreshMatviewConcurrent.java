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
        id = "refresh-matview-concurrent",
        tier = Tier.ADVISORY,
        title = "REFRESH MATERIALIZED VIEW CONCURRENTLY",
        effect =
                "Readers go on, but no other refresh can run; it needs a unique index and writes the difference row by row.",
        instead = "Nothing: this is the way to do it.",
        bad = "REFRESH MATERIALIZED VIEW CONCURRENTLY totals;",
        good = "CREATE MATERIALIZED VIEW totals AS SELECT 1 AS one;")
public final class RefreshMatviewConcurrent implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (at.is(StatementKind.REFRESH_MATERIALIZED_VIEW) && at.tree().flag("concurrent")) {
            notes.add(
                    "other refreshes wait; readers do not", "-- as it is; the view needs a unique index:\n" + at.sql());
        }
    }
}
