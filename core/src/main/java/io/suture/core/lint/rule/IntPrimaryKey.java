// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.Identifier;
import java.util.Set;

@AutoService(Rule.class)
@RulePage(
        id = "int-primary-key",
        tier = Tier.STYLE,
        title = "a primary key of type smallint or int",
        effect =
                "When the numbers run out nothing can be inserted, and widening it writes this table and all that refer to it anew.",
        instead = "bigint.",
        bad = "CREATE TABLE users (id int PRIMARY KEY);",
        good = "CREATE TABLE users (id bigint PRIMARY KEY);")
public final class IntPrimaryKey implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        Set<Identifier> key = Columns.key(at);
        Columns.typed(at, t -> Types.is(t, "int2", "int4", "smallserial", "serial2", "serial", "serial4")).stream()
                .filter(c -> key.contains(c.column()))
                .forEach(c -> notes.add(
                        "the key " + c.column() + " runs out of numbers",
                        Retyped.sql(at, c, c.type().isSerial() ? "bigserial" : "bigint")));
    }
}
