// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Alteration;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.ddl.AlterTable;

@AutoService(Rule.class)
@RulePage(
        id = "drop-column",
        tier = Tier.SAFETY,
        title = "DROP COLUMN",
        effect =
                "The data is gone, and programs that still name the column fail; so do prepared statements that select *.",
        instead = "Stop using it first in every program; then drop it, with a copy of the data kept.",
        bad = "ALTER TABLE users DROP COLUMN email;",
        good = "ALTER TABLE users ALTER COLUMN email DROP NOT NULL;")
public final class DropColumn implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        at.alterations("DropColumn").stream()
                .filter(a -> !isOwn(at, a))
                .forEach(a -> notes.add(
                        "the data of " + a.name() + "." + a.command().name()
                                + " is lost, and programs that use it fail",
                        "-- once no program uses it any more, and with a copy kept:\nCREATE TABLE "
                                + Identifier.of(cut(a.table().name().value() + "_"
                                        + a.command().name().value() + "_kept"))
                                + " AS SELECT * FROM "
                                + a.name() + ";\n" + a.alone()));
    }

    private static String cut(String name) {
        return name.length() > 60 ? name.substring(0, 60) : name;
    }

    /** A column the same file has added in the same transaction. */
    private static boolean isOwn(Spot at, Alteration drop) {
        return at.earlierInTransaction().stream()
                .flatMap(s -> AlterTable.of(s.statement()).stream())
                .filter(a -> a.relation().name().equals(drop.table().name()))
                .flatMap(a -> a.commands().stream())
                .filter(c -> c.is("AddColumn"))
                .anyMatch(c -> c.column()
                        .filter(n -> n.name().equals(drop.command().name()))
                        .isPresent());
    }
}
