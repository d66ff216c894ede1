// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Passage;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Tier;
import io.suture.core.lint.TransactionMode;

@AutoService(Rule.class)
@RulePage(
        id = "uncommitted-transaction",
        tier = Tier.SAFETY,
        title = "BEGIN without COMMIT or ROLLBACK",
        effect = "Nothing is kept when the session ends; until then every lock is held.",
        instead = "End the transaction in the same file.",
        bad = """
                BEGIN;
                CREATE TABLE notes (id bigint PRIMARY KEY);""",
        good = """
                BEGIN;
                CREATE TABLE notes (id bigint PRIMARY KEY);
                COMMIT;""")
public final class UncommittedTransaction implements Rule {
    @Override
    public void finish(Passage file, Notes notes) {
        file.openTransaction()
                .filter(b -> file.options().transaction() != TransactionMode.FILE)
                .ifPresent(b ->
                        notes.add(b, "nothing in the file ends this transaction: what it does is lost", "COMMIT;"));
    }
}
