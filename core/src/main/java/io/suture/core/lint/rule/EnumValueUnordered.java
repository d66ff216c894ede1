// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.StatementKind;

@AutoService(Rule.class)
@RulePage(
        id = "enum-value-unordered",
        tier = Tier.ADVISORY,
        title = "ADD VALUE without BEFORE or AFTER",
        effect = "The value sorts last, whatever it means.",
        instead = "Say where it belongs.",
        bad = "ALTER TYPE state ADD VALUE 'archived';",
        good = "ALTER TYPE state ADD VALUE 'archived' AFTER 'done';")
public final class EnumValueUnordered implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (at.is(StatementKind.ALTER_ENUM_ADD_VALUE) && !at.tree().has("newValNeighbor")) {
            notes.add(
                    "'" + at.tree().text("newVal") + "' will sort last",
                    "-- or BEFORE; with the value it follows:\n"
                            + at.statement().text() + " AFTER '…';");
        }
    }
}
