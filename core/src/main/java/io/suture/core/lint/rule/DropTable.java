// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.Identifier;
import java.util.List;
import java.util.stream.Collectors;

@AutoService(Rule.class)
@RulePage(
        id = "drop-table",
        tier = Tier.SAFETY,
        title = "DROP TABLE",
        effect = "The rows are gone, and programs that still name the table fail.",
        instead = "Rename it when no program uses it any more, wait, then drop it with a copy kept.",
        bad = "DROP TABLE users;",
        good = "ALTER TABLE users SET (autovacuum_enabled = false);")
public final class DropTable implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        List<Dropped> dropped = Dropped.of(at, "OBJECT_TABLE");
        if (!dropped.isEmpty()) {
            String names = dropped.stream().map(Dropped::sql).collect(Collectors.joining(", "));
            notes.add(
                    "the rows of " + names + " are lost, and programs that use it fail",
                    "-- once no program uses it any more: out of the way first, dropped in a later release\n"
                            + dropped.stream()
                                    .map(d -> "ALTER TABLE " + d.sql() + " RENAME TO "
                                            + Identifier.of(cut(d.name().name().value()) + "_gone") + ";")
                                    .collect(Collectors.joining("\n")));
        }
    }

    private static String cut(String name) {
        return name.length() > 58 ? name.substring(0, 58) : name;
    }
}
