// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.ddl.ConstraintType;

@AutoService(Rule.class)
@RulePage(
        id = "add-column-default-pre11",
        tier = Tier.SAFETY,
        title = "ADD COLUMN with any default before PostgreSQL 11",
        effect = "Every row is written anew under ACCESS EXCLUSIVE.",
        instead = "Add the column without a default, set the default for new rows, fill the old ones in batches.",
        bad = "ALTER TABLE users ADD COLUMN active boolean DEFAULT true;",
        good = "ALTER TABLE users ADD COLUMN active boolean;",
        pg = 10)
public final class AddColumnDefaultBefore11 implements Rule {
    private static final int FAST_SINCE = 11;

    @Override
    public void check(Spot at, Notes notes) {
        if (at.major() >= FAST_SINCE) {
            return;
        }
        for (NewColumn added : NewColumn.of(at)) {
            added.column()
                    .defaultExpression()
                    .ifPresent(e -> notes.add(
                            "before PostgreSQL 11 a default writes all of "
                                    + added.alteration().name() + " anew",
                            added.inSteps(NewColumn.written(
                                    at,
                                    added.column()
                                            .constraint(ConstraintType.DEFAULT)
                                            .orElseThrow()))));
        }
    }
}
