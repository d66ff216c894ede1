// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.claim.AddedDefault;
import io.suture.core.claim.Volatility;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.ddl.ConstraintType;

@AutoService(Rule.class)
@RulePage(
        id = "add-column-volatile-default",
        tier = Tier.SAFETY,
        title = "ADD COLUMN with a volatile default",
        effect = "Every row is written anew under ACCESS EXCLUSIVE, since each gets a value of its own.",
        instead = "Add the column without a default, set the default for new rows, fill the old ones in batches.",
        bad = "ALTER TABLE users ADD COLUMN token uuid DEFAULT gen_random_uuid();",
        good = """
                ALTER TABLE users ADD COLUMN token uuid;
                ALTER TABLE users ALTER COLUMN token SET DEFAULT gen_random_uuid();""")
public final class AddColumnVolatileDefault implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        for (NewColumn added : NewColumn.of(at)) {
            AddedDefault.of(at.outlook(), added.column())
                    .filter(e -> Volatility.of(e, at.outlook()))
                    .ifPresent(e -> notes.add(
                            "the default has a value of its own for each row: all of "
                                    + added.alteration().name() + " is written anew while nobody may read or write it",
                            added.column()
                                    .constraint(ConstraintType.DEFAULT)
                                    .map(c -> added.inSteps(NewColumn.written(at, c)))
                                    .orElseGet(added::inStepsByDomain)));
        }
    }
}
