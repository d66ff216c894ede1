// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Relation;
import io.suture.core.lint.Alteration;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import java.util.List;

@AutoService(Rule.class)
@RulePage(
        id = "drop-column-drops-constraint",
        tier = Tier.ADVISORY,
        title = "DROP COLUMN that takes a key or foreign key with it",
        effect = "PostgreSQL drops every constraint and index of the column without a word.",
        instead = "Drop them by name first.",
        bad = "ALTER TABLE users DROP COLUMN email;",
        good = "ALTER TABLE users DROP COLUMN note;",
        schema =
                "CREATE TABLE users (id bigint PRIMARY KEY, email text, CONSTRAINT users_email_key UNIQUE (email), note text);")
public final class DropColumnDropsConstraint implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        for (Alteration drop : at.alterations("DropColumn")) {
            at.relation(drop.table()).map(Relation::constraints).orElse(List.of()).stream()
                    .filter(c -> c.columns().contains(drop.command().name()))
                    .filter(c -> c.kind().hasIndex() || c.kind() == ConstraintKind.FOREIGN_KEY)
                    .forEach(c -> notes.add(
                            "the constraint " + c.name() + " of " + drop.name() + " goes with the column",
                            drop.with("DROP CONSTRAINT " + c.name()) + "\n" + drop.alone()));
        }
    }
}
