// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.RelationKind;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;

@AutoService(Rule.class)
@RulePage(
        id = "rename-table",
        tier = Tier.SAFETY,
        title = "RENAME of a table",
        effect = "Whoever still runs the old program fails at once: the table it names is gone.",
        instead =
                "In the same transaction, put a view of the old name in its place until every program uses the new one.",
        bad = "ALTER TABLE users RENAME TO people;",
        good = "CREATE VIEW people AS SELECT * FROM users;")
public final class RenameTable implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        Renamed.of(at, "OBJECT_TABLE")
                .or(() -> Renamed.of(at, "OBJECT_FOREIGN_TABLE"))
                .filter(r -> !isShadow(at, r))
                .ifPresent(r -> notes.add(
                        "programs that still use " + r.name() + " fail",
                        "BEGIN;\n" + at.sql() + "\nCREATE VIEW " + r.name() + " AS SELECT * FROM "
                                + r.relation().schema().map(s -> s + ".").orElse("") + r.to() + ";\nCOMMIT;"));
    }

    /** {@code ALTER TABLE} may name an index, a view or a sequence. */
    private static boolean isShadow(Spot at, Renamed renamed) {
        return at.known(renamed.relation())
                .filter(r -> r.kind() != RelationKind.TABLE && r.kind() != RelationKind.PARTITIONED_TABLE)
                .isPresent();
    }
}
