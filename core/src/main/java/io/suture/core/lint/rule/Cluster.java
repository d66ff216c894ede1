// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.ddl.RelationName;

@AutoService(Rule.class)
@RulePage(
        id = "cluster",
        tier = Tier.SAFETY,
        title = "CLUSTER",
        effect =
                "Writes the table anew in the order of an index under ACCESS EXCLUSIVE: nobody reads or writes it meanwhile.",
        instead = "pg_repack orders a table online; or leave the order alone.",
        bad = "CLUSTER users USING users_pkey;",
        good = "ANALYZE users;")
public final class Cluster implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (at.is(StatementKind.CLUSTER) && !at.isExempt(at.tree(), "relation")) {
            notes.add(
                    "CLUSTER writes the table anew while nobody may read or write it",
                    "-- in a shell: pg_repack --table="
                            + RelationName.in(at.tree(), "relation")
                                    .map(r -> r.name().value())
                                    .orElse("…"));
        }
    }
}
