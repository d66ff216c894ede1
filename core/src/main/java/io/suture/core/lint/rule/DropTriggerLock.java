// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.ddl.RelationName;

@AutoService(Rule.class)
@RulePage(
        id = "drop-trigger-lock",
        tier = Tier.ADVISORY,
        title = "DROP TRIGGER",
        effect = "Takes ACCESS EXCLUSIVE on the table: everybody waits while it waits.",
        instead = "Give it a short lock_timeout and a transaction of its own.",
        bad = "DROP TRIGGER touch ON users;",
        good = "DROP FUNCTION touch();")
public final class DropTriggerLock implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (at.is(StatementKind.DROP_TRIGGER)
                && at.statement().relations().stream()
                        .noneMatch(r -> at.isExempt(new RelationName(r.schema(), r.name(), false, false)))) {
            notes.add("everybody who uses the table waits while this waits for its lock", Impatient.sql(at));
        }
    }
}
