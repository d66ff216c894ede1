// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.ddl.ConstraintType;
import java.util.Set;

@AutoService(Rule.class)
@RulePage(
        id = "require-not-null",
        tier = Tier.STYLE,
        title = "a nullable column, where the house wishes none",
        effect = "Every reader has to cope with null.",
        instead = "NOT NULL.",
        bad = "CREATE TABLE users (id bigint PRIMARY KEY, name text);",
        good = "CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL);")
public final class RequireNotNull implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (!at.options().conventions().notNull() || !at.tree().is("CreateStmt")) {
            return;
        }
        Set<Identifier> key = Columns.key(at);
        Columns.of(at).stream()
                .map(Columns::column)
                .filter(c -> !c.has(ConstraintType.NOTNULL) && !key.contains(c.name()) && !c.hasSequence())
                .forEach(c -> notes.add(c.name() + " may be null", "-- " + c.name() + " NOT NULL in:\n" + at.sql()));
    }
}
