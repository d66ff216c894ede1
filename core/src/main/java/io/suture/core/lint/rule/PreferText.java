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
        id = "prefer-text",
        tier = Tier.STYLE,
        title = "varchar(n)",
        effect = "A limit that changes later takes a lock, or writes the table anew when it shrinks.",
        instead = "text, with a check where there has to be a limit.",
        bad = "CREATE TABLE users (name varchar(100));",
        good = "CREATE TABLE users (name text);")
public final class PreferText implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        Columns.typed(at, t -> Types.is(t, "varchar") && !t.modifiers().isEmpty())
                .forEach(c ->
                        notes.add("the limit of " + c.column() + " is part of its type", Retyped.sql(at, c, "text")));
    }
}
