// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.ddl.ConstraintType;

@AutoService(Rule.class)
@RulePage(
        id = "forbid-nullable-fk",
        tier = Tier.STYLE,
        title = "a nullable foreign key, where the house wishes none",
        effect = "Joins lose rows without a word.",
        instead = "NOT NULL, or a table between.",
        bad = "CREATE TABLE orders (user_id bigint REFERENCES users (id));",
        good = "CREATE TABLE orders (user_id bigint NOT NULL REFERENCES users (id));")
public final class ForbidNullableForeignKey implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (!at.options().conventions().requiredReferences()) {
            return;
        }
        Columns.of(at).stream()
                .map(Columns::column)
                .filter(c -> c.has(ConstraintType.FOREIGN)
                        && !c.has(ConstraintType.NOTNULL)
                        && !c.has(ConstraintType.PRIMARY))
                .forEach(c -> notes.add(
                        c.name() + " may be null: joins lose rows", "-- " + c.name() + " NOT NULL in:\n" + at.sql()));
    }
}
