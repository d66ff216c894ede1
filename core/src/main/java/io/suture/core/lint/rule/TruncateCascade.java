// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;
import java.util.stream.Collectors;

@AutoService(Rule.class)
@RulePage(
        id = "truncate-cascade",
        tier = Tier.SAFETY,
        title = "TRUNCATE … CASCADE",
        effect = "Empties every table that refers to it too, and those that refer to them.",
        instead = "Name each table that is to be emptied.",
        bad = "TRUNCATE users CASCADE;",
        good = "DELETE FROM users WHERE id BETWEEN 1 AND 1000;")
public final class TruncateCascade implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        List<RelationName> tables = Truncated.of(at);
        if (!tables.isEmpty() && at.tree().text("behavior").equals("DROP_CASCADE")) {
            List<String> referring = tables.stream()
                    .flatMap(t -> at.outlook().find(t).stream())
                    .flatMap(t -> at.outlook().incomingForeignKeys(t).stream())
                    .map(k -> k.table().display())
                    .distinct()
                    .toList();
            notes.add(
                    "tables that refer to it are emptied too"
                            + (referring.isEmpty() ? "" : ": " + String.join(", ", referring)),
                    "TRUNCATE " + tables.stream().map(Truncated::sql).collect(Collectors.joining(", "))
                            + (referring.isEmpty() ? "" : ", " + String.join(", ", referring)) + ";");
        }
    }
}
