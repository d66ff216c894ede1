// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;
import java.util.stream.Collectors;

@AutoService(Rule.class)
@RulePage(
        id = "truncate",
        tier = Tier.SAFETY,
        title = "TRUNCATE",
        effect = "Every row is gone, and nobody reads or writes the table until the transaction ends.",
        instead = "Delete what is to go, in batches.",
        bad = "TRUNCATE users;",
        good = "DELETE FROM users WHERE id BETWEEN 1 AND 1000;")
public final class Truncate implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        List<RelationName> tables = Truncated.of(at);
        if (!tables.isEmpty()) {
            notes.add(
                    "every row of " + tables.stream().map(Truncated::sql).collect(Collectors.joining(", "))
                            + " is lost",
                    "-- what is to go, a few thousand at a time, as often as there is something:\n"
                            + tables.stream()
                                    .map(t -> "DELETE FROM " + Truncated.sql(t)
                                            + " WHERE ctid = ANY (ARRAY(SELECT ctid FROM " + Truncated.sql(t)
                                            + " WHERE true /* condition */ LIMIT 5000));")
                                    .collect(Collectors.joining("\n")));
        }
    }
}
