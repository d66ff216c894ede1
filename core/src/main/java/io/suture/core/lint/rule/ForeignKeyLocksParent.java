// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.ddl.RelationName;

@AutoService(Rule.class)
@RulePage(
        id = "fk-locks-parent",
        tier = Tier.ADVISORY,
        title = "a new foreign key, even on a new table or NOT VALID",
        effect = "Takes SHARE ROW EXCLUSIVE on the table it points to: writes there wait while it waits.",
        instead = "Give it a short lock_timeout and try again.",
        bad = "CREATE TABLE orders (user_id bigint REFERENCES users (id));",
        good = "CREATE TABLE orders (user_id bigint);")
public final class ForeignKeyLocksParent implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        References.of(at).stream()
                .flatMap(k -> k.constraint().references().stream())
                .filter(t -> !at.isExempt(t))
                .map(Truncated::sql)
                .filter(t -> RelationName.in(at.tree(), "relation")
                        .filter(own -> Truncated.sql(own).equals(t))
                        .isEmpty())
                .distinct()
                .forEach(t -> notes.add("writes to " + t + " wait while this waits for its lock", Impatient.sql(at)));
    }
}
