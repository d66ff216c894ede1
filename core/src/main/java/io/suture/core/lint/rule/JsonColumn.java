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
        id = "json-column",
        tier = Tier.ADVISORY,
        title = "a column of type json",
        effect = "json has no equality: DISTINCT, GROUP BY and UNION of the row fail.",
        instead = "Use jsonb.",
        bad = "CREATE TABLE events (payload json);",
        good = "CREATE TABLE events (payload jsonb);")
public final class JsonColumn implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        Columns.typed(at, t -> Types.is(t, "json"))
                .forEach(c -> notes.add(
                        c.column() + " is json: queries that compare rows fail", Retyped.sql(at, c, "jsonb")));
    }
}
