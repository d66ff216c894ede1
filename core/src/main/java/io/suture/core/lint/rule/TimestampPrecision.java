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
        id = "timestamp-precision",
        tier = Tier.STYLE,
        title = "timestamp with a precision",
        effect = "It rounds, so that a moment may lie in the future.",
        instead = "Leave the precision out; use date_trunc where it is shown.",
        bad = "CREATE TABLE users (seen timestamptz(0));",
        good = "CREATE TABLE users (seen timestamptz);")
public final class TimestampPrecision implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        Columns.typed(
                        at,
                        t -> Types.is(t, "timestamp", "timestamptz")
                                && !t.modifiers().isEmpty()
                                && t.modifiers().getFirst() < 6)
                .forEach(c -> notes.add(c.column() + " rounds, up as well as down", Retyped.sql(at, c, "timestamptz")));
    }
}
