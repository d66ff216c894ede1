// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.ddl.RelationName;

@AutoService(Rule.class)
@RulePage(
        id = "matview-no-data",
        tier = Tier.SAFETY,
        title = "REFRESH MATERIALIZED VIEW … WITH NO DATA",
        effect = "Empties the view: every query of it fails until it is refreshed with data.",
        instead = "Refresh it CONCURRENTLY, which keeps the old rows readable.",
        bad = "REFRESH MATERIALIZED VIEW totals WITH NO DATA;",
        good = "REFRESH MATERIALIZED VIEW CONCURRENTLY totals;")
public final class MatviewNoData implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (at.is(StatementKind.REFRESH_MATERIALIZED_VIEW)
                && at.tree().flag("skipData")
                && !at.isExempt(at.tree(), "relation")) {
            String view = RelationName.in(at.tree(), "relation")
                    .map(r -> r.schema().map(s -> s + ".").orElse("") + r.name())
                    .orElseThrow();
            notes.add(
                    "every query of " + view + " fails until it is refreshed again",
                    "REFRESH MATERIALIZED VIEW CONCURRENTLY " + view + ";");
        }
    }
}
