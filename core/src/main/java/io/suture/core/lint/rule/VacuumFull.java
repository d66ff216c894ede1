// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.ddl.Options;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;

@AutoService(Rule.class)
@RulePage(
        id = "vacuum-full",
        tier = Tier.SAFETY,
        title = "VACUUM FULL",
        effect = "Writes the table anew under ACCESS EXCLUSIVE: nobody reads or writes it meanwhile.",
        instead =
                "Plain VACUUM lets space be used again; pg_repack or pg_squeeze give it back without locking people out.",
        bad = "VACUUM FULL users;",
        good = "VACUUM users;")
public final class VacuumFull implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (at.is(StatementKind.VACUUM) && Options.isOn(at.tree().list("options"), "full")) {
            List<String> tables = at.tree().list("rels").stream()
                    .flatMap(r -> RelationName.in(r, "relation").stream())
                    .map(r -> r.schema().map(s -> s + ".").orElse("") + r.name())
                    .toList();
            notes.add(
                    "VACUUM FULL writes " + (tables.isEmpty() ? "every table" : String.join(", ", tables))
                            + " anew while nobody may read or write",
                    "VACUUM " + String.join(", ", tables) + ";");
        }
    }
}
