// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Relation;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import java.util.List;
import java.util.stream.Collectors;

@AutoService(Rule.class)
@RulePage(
        id = "drop-index-blocking",
        tier = Tier.SAFETY,
        title = "DROP INDEX without CONCURRENTLY",
        effect =
                "Takes ACCESS EXCLUSIVE on the table of the index: while it waits behind one long query, every other query waits behind it.",
        instead = "Drop it with CONCURRENTLY, outside of a transaction.",
        bad = "DROP INDEX users_email_idx;",
        good = "DROP INDEX CONCURRENTLY users_email_idx;")
public final class DropIndexBlocking implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        List<Dropped> dropped = Dropped.of(at, "OBJECT_INDEX");
        if (!dropped.isEmpty() && !at.tree().flag("concurrent")) {
            notes.add(
                    "DROP INDEX locks out everybody from the table of "
                            + dropped.getFirst().name().name(),
                    fix(at, dropped),
                    at.isByItself() && !at.tree().text("behavior").equals("DROP_CASCADE") && areWhole(at, dropped));
        }
    }

    /** Whether none is known to be the index of a partitioned table, and the statement drops no other. */
    private static boolean areWhole(Spot at, List<Dropped> dropped) {
        return dropped.size() == Dropped.all(at.tree()).size()
                && dropped.stream()
                        .flatMap(d -> at.outlook().find(d.name()).stream())
                        .flatMap(i -> at.outlook().index(i).stream())
                        .flatMap(i -> at.outlook().relation(i.table()).stream())
                        .noneMatch(Relation::isPartitioned);
    }

    /** One at a time: PostgreSQL drops no two indexes concurrently. */
    private static String fix(Spot at, List<Dropped> dropped) {
        String lenient = at.tree().flag("missing_ok") ? "IF EXISTS " : "";
        return dropped.stream()
                .map(d -> "DROP INDEX CONCURRENTLY " + lenient + d.sql() + ";")
                .collect(Collectors.joining("\n"));
    }
}
