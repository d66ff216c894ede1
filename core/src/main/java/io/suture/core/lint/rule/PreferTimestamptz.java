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
        id = "prefer-timestamptz",
        tier = Tier.STYLE,
        title = "timestamp without time zone",
        effect = "Nobody knows which moment it was; comparisons with now() depend on the session.",
        instead = "timestamptz.",
        bad = "CREATE TABLE users (seen timestamp);",
        good = "CREATE TABLE users (seen timestamptz);")
public final class PreferTimestamptz implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        Columns.typed(at, t -> Types.is(t, "timestamp"))
                .forEach(c ->
                        notes.add(c.column() + " does not say which moment it was", Retyped.sql(at, c, "timestamptz")));
    }
}
