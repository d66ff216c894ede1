// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Relation;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.ddl.AlterTable;
import io.suture.core.sql.ddl.RelationName;

@AutoService(Rule.class)
@RulePage(
        id = "set-tablespace",
        tier = Tier.SAFETY,
        title = "SET TABLESPACE of a table or index",
        effect = "Copies the whole relation to the other place under ACCESS EXCLUSIVE.",
        instead = "Build a new index CONCURRENTLY in the other tablespace; move a table with pg_repack.",
        bad = "ALTER TABLE events SET TABLESPACE fast;",
        good = "CREATE INDEX CONCURRENTLY events_at ON events (at) TABLESPACE fast;")
public final class SetTablespace implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        boolean all = at.tree().is("AlterTableMoveAllStmt");
        boolean one = AlterTable.of(at.statement())
                .filter(a -> a.commands().stream().anyMatch(c -> c.is("SetTableSpace")))
                .filter(a -> !at.isExempt(a.relation()) && !isPartitioned(at, a.relation()))
                .isPresent();
        if (all || one) {
            String name = AlterTable.of(at.statement())
                    .map(a -> a.relation().name().value())
                    .orElse("everything in it");
            notes.add(
                    name + " is copied while nobody may read or write it",
                    "-- in a shell: pg_repack --tablespace=… --table=" + name);
        }
    }

    /** It has no rows of its own. */
    private static boolean isPartitioned(Spot at, RelationName name) {
        return at.known(name).filter(Relation::isPartitioned).isPresent();
    }
}
