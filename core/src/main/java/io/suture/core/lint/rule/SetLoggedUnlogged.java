// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Persistence;
import io.suture.core.catalog.Relation;
import io.suture.core.lint.Alteration;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.Identifier;
import java.util.Optional;

@AutoService(Rule.class)
@RulePage(
        id = "set-logged-unlogged",
        tier = Tier.SAFETY,
        title = "SET LOGGED or SET UNLOGGED",
        effect = "Writes the table anew under ACCESS EXCLUSIVE, and all of it to the WAL.",
        instead = "Create a new table the way it should be, and move the rows over.",
        bad = "ALTER TABLE events SET UNLOGGED;",
        good = "ALTER TABLE events SET (fillfactor = 90);")
public final class SetLoggedUnlogged implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        for (Alteration alteration : at.alterations()) {
            if (alteration.command().is("SetLogged") || alteration.command().is("SetUnLogged")) {
                Optional<Relation> table = at.known(alteration.table());
                boolean unlogged = alteration.command().is("SetUnLogged");
                boolean already = table.filter(t -> (t.storage().persistence() == Persistence.UNLOGGED) == unlogged)
                        .isPresent();
                if (!already) {
                    notes.add(
                            "all of " + alteration.name() + " is written anew while nobody may read or write it",
                            "CREATE " + (unlogged ? "UNLOGGED " : "") + "TABLE "
                                    + Identifier.of(alteration.table().name().value() + "_new") + " (LIKE "
                                    + alteration.name()
                                    + " INCLUDING ALL);");
                }
            }
        }
    }
}
