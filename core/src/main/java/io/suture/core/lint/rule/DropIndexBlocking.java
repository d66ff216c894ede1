// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
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
                    fix(at, dropped));
        }
    }

    /** One at a time: PostgreSQL drops no two indexes concurrently. */
    private static String fix(Spot at, List<Dropped> dropped) {
        String lenient = at.tree().flag("missing_ok") ? "IF EXISTS " : "";
        return dropped.stream()
                .map(d -> "DROP INDEX CONCURRENTLY " + lenient + d.sql() + ";")
                .collect(Collectors.joining("\n"));
    }
}
