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
        id = "ban-float",
        tier = Tier.STYLE,
        title = "real or double precision",
        effect = "Sums are not exact, and equal numbers need not be equal.",
        instead = "numeric where exactness counts.",
        bad = "CREATE TABLE bills (total double precision);",
        good = "CREATE TABLE bills (total numeric);")
public final class BanFloat implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        Columns.typed(at, t -> Types.is(t, "float4", "float8"))
                .forEach(c -> notes.add(c.column() + " is not exact", Retyped.sql(at, c, "numeric")));
    }
}
