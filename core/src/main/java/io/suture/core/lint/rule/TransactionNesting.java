// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.lint.TransactionMode;
import io.suture.core.sql.StatementKind;

@AutoService(Rule.class)
@RulePage(
        id = "transaction-nesting",
        tier = Tier.ADVISORY,
        title = "BEGIN inside a transaction, or COMMIT outside of one",
        effect =
                "PostgreSQL only warns: the inner COMMIT ends the outer transaction, and the rest of the file runs without one.",
        instead = "Leave the transaction to the runner, or to the file, not to both.",
        bad = """
                BEGIN;
                BEGIN;
                COMMIT;""",
        good = """
                BEGIN;
                COMMIT;""")
public final class TransactionNesting implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        boolean inside = at.isInTransaction();
        boolean ends = at.is(StatementKind.COMMIT) || at.is(StatementKind.ROLLBACK);
        boolean ofRunner = at.options().transaction() == TransactionMode.FILE
                && at.file().openTransaction().isEmpty();
        if (at.is(StatementKind.BEGIN) && inside) {
            notes.add("there is a transaction already; the next COMMIT ends it", "-- leave out:\n-- " + at.sql());
        } else if (ends && (!inside || ofRunner)) {
            notes.add(
                    inside ? "it ends the runner's own transaction" : "there is no transaction to end",
                    "-- leave out:\n-- " + at.sql());
        }
    }
}
