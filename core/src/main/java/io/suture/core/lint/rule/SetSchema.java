// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.ddl.RelationName;
import java.util.Set;

@AutoService(Rule.class)
@RulePage(
        id = "set-schema",
        tier = Tier.SAFETY,
        title = "ALTER TABLE SET SCHEMA",
        effect = "Programs that name the table where it was fail at once.",
        instead = "In the same transaction, put a view in the old place until every program uses the new one.",
        bad = "ALTER TABLE users SET SCHEMA app;",
        good = "CREATE VIEW app.users AS SELECT * FROM public.users;")
public final class SetSchema implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        Node tree = at.tree();
        if (tree.is("AlterObjectSchemaStmt")
                && Set.of("OBJECT_TABLE", "OBJECT_FOREIGN_TABLE", "OBJECT_VIEW", "OBJECT_MATVIEW")
                        .contains(tree.text("objectType"))) {
            RelationName.in(tree, "relation")
                    .filter(r -> !at.isExempt(r))
                    .ifPresent(r -> notes.add(
                            "programs that find " + r.name() + " where it was fail",
                            "BEGIN;\n" + at.sql() + "\nCREATE VIEW "
                                    + r.schema().map(s -> s + ".").orElse("") + r.name() + " AS SELECT * FROM "
                                    + Identifier.of(tree.text("newschema")) + "." + r.name() + ";\nCOMMIT;"));
        }
    }
}
