// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.plan.LockMode;

@AutoService(Rule.class)
@RulePage(
        id = "statement-after-access-exclusive",
        tier = Tier.ADVISORY,
        title = "more statements after one that locks everybody out, in one transaction",
        effect = "The lock is held until the transaction ends: everybody waits for the statements after it too.",
        instead = "Let the statement with the strong lock be the last of its transaction.",
        bad = """
                BEGIN;
                ALTER TABLE users ADD COLUMN age int;
                UPDATE logs SET id = 2 WHERE id = 1;
                COMMIT;""",
        good = """
                UPDATE logs SET id = 2 WHERE id = 1;
                ALTER TABLE users ADD COLUMN age int;""",
        schema = """
                CREATE TABLE users (id bigint, note text);
                CREATE TABLE logs (id bigint);""")
public final class StatementAfterAccessExclusive implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (at.statement().kind().isTransactionControl() || at.takes().locks().isEmpty()) {
            return;
        }
        at.earlierInTransaction().stream()
                .flatMap(s -> s.takes().locks().entrySet().stream())
                .filter(l -> l.getValue() == LockMode.ACCESS_EXCLUSIVE)
                .map(l -> l.getKey().display())
                .findFirst()
                .ifPresent(
                        table -> notes.add(table + " is locked for everybody while this runs", "COMMIT;\n" + at.sql()));
    }
}
