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
        id = "dml-in-migration",
        tier = Tier.ADVISORY,
        title = "rows of an existing table are changed",
        effect = "Locks the rows and writes WAL inside the migration; for how long depends on the data.",
        instead = "A data migration in batches, apart from the change of the schema.",
        bad = "UPDATE users SET active = true WHERE id = 1;",
        good = """
                CREATE TABLE users (id bigint PRIMARY KEY);
                INSERT INTO users VALUES (1);""")
public final class DmlInMigration implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        boolean writes = at.tree()
                .walk()
                .filter(n -> n.is("InsertStmt") || n.is("UpdateStmt") || n.is("DeleteStmt") || n.is("MergeStmt"))
                .anyMatch(n -> !at.isExempt(n, "relation"));
        if (writes && !at.tree().is("CreateFunctionStmt") && !at.tree().is("RuleStmt")) {
            notes.add(
                    "rows of a table in use are changed by the migration itself",
                    "-- in a migration of its own, in batches where there are many rows:\n" + at.sql());
        }
    }
}
