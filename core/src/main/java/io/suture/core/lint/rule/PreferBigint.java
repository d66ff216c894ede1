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
        id = "prefer-bigint",
        tier = Tier.STYLE,
        title = "a column of type smallint or int",
        effect = "It is full one day, and widening it writes the whole table anew.",
        instead = "bigint.",
        bad = "CREATE TABLE users (visits int);",
        good = "CREATE TABLE users (visits bigint);")
public final class PreferBigint implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        Columns.typed(at, t -> Types.is(t, "int2", "int4", "smallserial", "serial2", "serial", "serial4"))
                .forEach(c -> notes.add(
                        c.column() + " cannot count beyond its type",
                        Retyped.sql(at, c, c.type().isSerial() ? "bigserial" : "bigint")));
    }
}
