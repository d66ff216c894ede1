// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Relation;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.lint.TransactionMode;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.ddl.RelationName;

@AutoService(Rule.class)
@RulePage(
        id = "concurrently-in-transaction",
        tier = Tier.SAFETY,
        title = "a statement that refuses a transaction runs in one",
        effect = "PostgreSQL refuses it (SQLSTATE 25001), and everything before it in the transaction is undone.",
        instead = "Run it in a file of its own, outside of a transaction.",
        bad = """
                BEGIN;
                CREATE INDEX CONCURRENTLY users_email_idx ON users (email);
                COMMIT;""",
        good = "CREATE INDEX CONCURRENTLY users_email_idx ON users (email);",
        transaction = TransactionMode.NONE)
public final class ConcurrentlyInTransaction implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (at.isInTransaction() && !at.statement().kind().isTransactionControl() && refuses(at)) {
            notes.add(
                    "it cannot run inside a transaction: the file fails here",
                    "-- in a file that runs without a transaction:\n" + at.sql());
        }
    }

    private static boolean refuses(Spot at) {
        return switch (at.statement().transactionBlock()) {
            case REFUSED -> true;
            case ALLOWED -> false;
            case DEPENDS -> (at.is(StatementKind.REINDEX) || at.is(StatementKind.CLUSTER)) && isPartitioned(at);
        };
    }

    private static boolean isPartitioned(Spot at) {
        return RelationName.in(at.tree(), "relation")
                .flatMap(at::known)
                .filter(Relation::isPartitioned)
                .isPresent();
    }
}
