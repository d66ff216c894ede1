// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Bodies;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;

@AutoService(Rule.class)
@RulePage(
        id = "dynamic-sql-unchecked",
        tier = Tier.ADVISORY,
        title = "a DO block that builds its SQL when it runs",
        effect = "Nobody can say before what it does.",
        instead = "Write the statements out, or try it with `suture trace`.",
        bad = "DO $$ BEGIN EXECUTE 'ALTER TABLE users DROP COLUMN name'; END $$;",
        good = "DO $$ BEGIN PERFORM 1; END $$;")
public final class DynamicSqlUnchecked implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (Bodies.isDynamic(at.statement())) {
            notes.add(
                    "what it executes is known only when it runs",
                    "-- written out, each statement can be looked at; as it is:\n" + at.sql());
        }
    }
}
