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
        id = "drop-schema",
        tier = Tier.SAFETY,
        title = "DROP SCHEMA",
        effect = "Whatever is in it is gone, and programs that name it fail.",
        instead = "Drop the empty schema when no program uses it any more.",
        bad = "DROP SCHEMA app;",
        good = "CREATE SCHEMA app;")
public final class DropSchema implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (at.is(StatementKind.DROP_SCHEMA)) {
            Dropped.all(at.tree()).stream()
                    .map(d -> d.name().name())
                    .filter(s -> !OwnSchemas.has(at, s.value()))
                    .forEach(s -> notes.add(
                            "everything in the schema " + s + " is lost, and programs that use it fail",
                            "ALTER SCHEMA " + s + " RENAME TO " + Identifier.of(s.value() + "_gone") + ";"));
        }
    }
}
