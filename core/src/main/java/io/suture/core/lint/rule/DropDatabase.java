// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.StatementKind;

@AutoService(Rule.class)
@RulePage(
        id = "drop-database",
        tier = Tier.SAFETY,
        title = "DROP DATABASE",
        effect = "Everything in it is gone.",
        instead = "No migration drops a database; an administrator does, with a backup at hand.",
        bad = "DROP DATABASE app;",
        good = "SELECT 1;")
public final class DropDatabase implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (at.is(StatementKind.DROP_DATABASE)) {
            String name = at.tree().text("dbname");
            notes.add(
                    "everything in the database " + name + " is lost",
                    "-- take it out of the migration; to close it to new sessions:\nALTER DATABASE "
                            + Identifier.of(name) + " WITH ALLOW_CONNECTIONS false;");
        }
    }
}
