// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import java.util.Set;

@AutoService(Rule.class)
@RulePage(
        id = "forbidden-type",
        tier = Tier.STYLE,
        title = "a type the house does not wish",
        effect = "As the house says.",
        instead = "Another type.",
        bad = "CREATE TABLE users (tags hstore);",
        good = "CREATE TABLE users (tags jsonb);")
public final class ForbiddenType implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        Set<String> forbidden = at.options().conventions().forbiddenTypes();
        Columns.typed(at, t -> forbidden.contains(t.name().value()))
                .forEach(c -> notes.add(
                        c.column() + " is of a type the house does not wish",
                        "-- another type for " + c.column() + " in:\n" + at.sql()));
    }
}
