// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.Identifier;

@AutoService(Rule.class)
@RulePage(
        id = "rename-schema",
        tier = Tier.SAFETY,
        title = "RENAME of a schema",
        effect = "Every qualified name and every search_path that names the schema fails at once.",
        instead = "Create the new schema with views of the old one's tables, move the programs, then move the tables.",
        bad = "ALTER SCHEMA app RENAME TO core;",
        good = "CREATE SCHEMA core;")
public final class RenameSchema implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (at.tree().is("RenameStmt")
                && at.tree().text("renameType").equals("OBJECT_SCHEMA")
                && !OwnSchemas.has(at, at.tree().text("subname"))) {
            notes.add(
                    "programs that name the schema " + at.tree().text("subname") + " fail",
                    "CREATE SCHEMA " + Identifier.of(at.tree().text("newname"))
                            + ";\n-- views of the tables there, until every" + " program uses the new name");
        }
    }
}
