// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;

@AutoService(Rule.class)
@RulePage(
        id = "update-without-where",
        tier = Tier.SAFETY,
        title = "UPDATE without a condition that limits it",
        effect =
                "Every row is locked until the transaction ends and written anew; the table doubles, replicas have to follow.",
        instead = "Update in batches, only the rows that are still to be changed.",
        bad = "UPDATE users SET active = true;",
        good = "UPDATE users SET active = true WHERE active IS NULL AND id BETWEEN 1 AND 5000;")
public final class UpdateWithoutWhere implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        Everything.of(at, "UpdateStmt")
                .forEach(t -> notes.add(
                        "every row of " + Truncated.sql(t) + " is locked until the transaction ends and written anew",
                        Everything.inBatches(at, t)));
    }
}
