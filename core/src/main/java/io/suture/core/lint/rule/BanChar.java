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
        id = "ban-char",
        tier = Tier.STYLE,
        title = "char(n)",
        effect = "Pads with blanks, which count in some comparisons and not in others.",
        instead = "text, with a check where there has to be a limit.",
        bad = "CREATE TABLE users (country char(2));",
        good = "CREATE TABLE users (country text);")
public final class BanChar implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        Columns.typed(at, t -> Types.is(t, "bpchar", "char"))
                .forEach(c -> notes.add(c.column() + " pads with blanks", Retyped.sql(at, c, "text")));
    }
}
