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
        id = "rename-column",
        tier = Tier.SAFETY,
        title = "RENAME COLUMN",
        effect = "Whoever still runs the old program fails at once: the column it names is gone.",
        instead = "Add a column of the new name, keep both with a trigger, move the clients, then drop the old one.",
        bad = "ALTER TABLE users RENAME COLUMN email TO mail;",
        good = "ALTER TABLE users ADD COLUMN mail text;")
public final class RenameColumn implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        Renamed.of(at, "OBJECT_COLUMN")
                .ifPresent(r -> notes.add(
                        "programs that still use " + r.name() + "." + r.part() + " fail",
                        "ALTER TABLE " + r.name() + " ADD COLUMN " + r.to() + " "
                                + at.relation(r.relation())
                                        .flatMap(t ->
                                                t.column(Identifier.of(at.tree().text("subname"))))
                                        .map(c -> c.type())
                                        .orElse("text /* the type of " + r.part() + " */")
                                + ";\n-- keep both with a trigger, fill it in batches, move the programs, then:\nALTER TABLE "
                                + r.name()
                                + " DROP COLUMN " + r.part() + ";"));
    }
}
