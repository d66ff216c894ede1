// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import java.util.Set;

@AutoService(Rule.class)
@RulePage(
        id = "drop-object",
        tier = Tier.ADVISORY,
        title = "DROP of a type, view, function, sequence or other object",
        effect = "Whoever still uses it fails.",
        instead = "Drop it when nothing uses it any more.",
        bad = "DROP VIEW active_users;",
        good = "CREATE VIEW active_users AS SELECT 1;")
public final class DropObject implements Rule {
    /** Those that other rules are about, and statistics: without them queries are planned worse, and none fails. */
    private static final Set<String> OTHERS = Set.of(
            "OBJECT_TABLE", "OBJECT_INDEX", "OBJECT_SCHEMA", "OBJECT_TRIGGER", "OBJECT_POLICY", "OBJECT_STATISTIC_EXT");

    @Override
    public void check(Spot at, Notes notes) {
        if (at.tree().is("DropStmt")
                && !OTHERS.contains(at.tree().text("removeType"))
                && !Dropped.all(at.tree()).stream().allMatch(d -> at.isExempt(d.name()))) {
            notes.add("whoever still uses it fails", "-- once nothing uses it:\n" + at.sql());
        }
    }
}
