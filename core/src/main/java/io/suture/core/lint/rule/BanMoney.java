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
        id = "ban-money",
        tier = Tier.STYLE,
        title = "money",
        effect = "Its meaning depends on lc_monetary of the server, and it has no currency.",
        instead = "numeric and a column for the currency.",
        bad = "CREATE TABLE bills (total money);",
        good = "CREATE TABLE bills (total numeric(12, 2));")
public final class BanMoney implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        Columns.typed(at, t -> Types.is(t, "money"))
                .forEach(c -> notes.add(
                        c.column() + " depends on a setting of the server", Retyped.sql(at, c, "numeric(12, 2)")));
    }
}
