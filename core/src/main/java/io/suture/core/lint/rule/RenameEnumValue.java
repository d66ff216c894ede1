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
        id = "rename-enum-value",
        tier = Tier.SAFETY,
        title = "ALTER TYPE RENAME VALUE",
        effect = "Programs that compare with or write the old label fail, or find nothing.",
        instead = "Add a new value, let programs accept both, then move the rows.",
        bad = "ALTER TYPE state RENAME VALUE 'done' TO 'closed';",
        good = "ALTER TYPE state ADD VALUE 'closed';")
public final class RenameEnumValue implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (at.is(StatementKind.ALTER_ENUM_RENAME_VALUE) && !EnumType.isNew(at)) {
            String type = String.join(
                    ".",
                    at.tree().strings("typeName").stream()
                            .map(n -> Identifier.of(n).toString())
                            .toList());
            notes.add(
                    "programs that still use '" + at.tree().text("oldVal") + "' fail",
                    "ALTER TYPE " + type + " ADD VALUE '"
                            + at.tree().text("newVal").replace("'", "''") + "' AFTER '"
                            + at.tree().text("oldVal").replace("'", "''") + "';");
        }
    }
}
