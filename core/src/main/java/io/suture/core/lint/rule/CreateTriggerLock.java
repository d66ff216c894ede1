// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.StatementKind;

@AutoService(Rule.class)
@RulePage(
        id = "create-trigger-lock",
        tier = Tier.ADVISORY,
        title = "CREATE TRIGGER on a table that is in use",
        effect =
                "Takes SHARE ROW EXCLUSIVE: writes wait until the transaction ends. From then on every writer pays for it.",
        instead = "Give it a short lock_timeout and a transaction of its own.",
        bad = "CREATE TRIGGER touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();",
        good = "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';")
public final class CreateTriggerLock implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (at.is(StatementKind.CREATE_TRIGGER) && !at.isExempt(at.tree(), "relation")) {
            notes.add("writes to the table wait while this waits for its lock", Impatient.sql(at));
        }
    }
}
