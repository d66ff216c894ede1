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
        id = "delete-without-where",
        tier = Tier.SAFETY,
        title = "DELETE without a condition that limits it",
        effect = "Every row is gone; each is locked and logged, and replicas have to follow.",
        instead = "Say which rows, and delete them in batches.",
        bad = "DELETE FROM users;",
        good = "DELETE FROM users WHERE deleted_at < now() - interval '1 year';")
public final class DeleteWithoutWhere implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        Everything.of(at, "DeleteStmt")
                .forEach(t ->
                        notes.add("every row of " + Truncated.sql(t) + " is deleted", Everything.inBatches(at, t)));
    }
}
