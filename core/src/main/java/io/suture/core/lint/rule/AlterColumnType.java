// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.claim.Claims;
import io.suture.core.lint.Alteration;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.plan.Takes;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.ddl.ColumnClause;
import java.util.List;

@AutoService(Rule.class)
@RulePage(
        id = "alter-column-type",
        tier = Tier.SAFETY,
        title = "ALTER COLUMN TYPE that is not known to leave the rows as they are",
        effect = "Writes or reads every row, or builds an index anew, under ACCESS EXCLUSIVE.",
        instead = "Add a column of the new type, keep both with a trigger, fill it in batches, then change over.",
        bad = "ALTER TABLE users ALTER COLUMN id TYPE bigint;",
        good = "ALTER TABLE users ALTER COLUMN name TYPE varchar(40);",
        schema = "CREATE TABLE users (id int, name varchar(20));")
public final class AlterColumnType implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        for (Alteration alteration : at.alterations("AlterColumnType")) {
            Identifier column = alteration.command().name();
            boolean known = at.relation(alteration.table())
                    .flatMap(r -> r.column(column))
                    .isPresent();
            if (!known || isCostly(at, alteration)) {
                Identifier next = Identifier.of(column.value() + "_new");
                String type = alteration
                        .command()
                        .column()
                        .flatMap(ColumnClause::type)
                        .map(Types::sql)
                        .orElse("…");
                notes.add(
                        known
                                ? "all of " + alteration.name()
                                        + " is written anew or read while nobody may read or write it"
                                : "without the schema nobody can say that the rows of " + alteration.name()
                                        + " stay as they are; if not, it is written anew while nobody may read or write it",
                        alteration.with("ADD COLUMN " + next + " " + type)
                                + "\n-- keep both with a trigger, fill it in batches, then in one transaction:\n"
                                + alteration.with(
                                        "RENAME COLUMN " + column + " TO " + Identifier.of(column.value() + "_old"))
                                + "\n" + alteration.with("RENAME COLUMN " + next + " TO " + column));
            }
        }
    }

    private static boolean isCostly(Spot at, Alteration alteration) {
        Takes takes = Claims.of(
                List.of(alteration.command()),
                at.outlook().resolve(alteration.table()),
                alteration.table().only(),
                at.outlook());
        return !takes.rewrites().isEmpty() || !takes.scans().isEmpty();
    }
}
