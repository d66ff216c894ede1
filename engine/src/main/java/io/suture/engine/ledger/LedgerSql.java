// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.ledger;

import io.suture.core.ledger.LedgerRecord;
import io.suture.core.sql.SqlLiteral;
import java.util.List;

/** Statements of the ledger as plain text without rows, for batches of one round trip. */
public final class LedgerSql {
    private LedgerSql() {}

    /**
     * Appends a record.
     *
     * <p>Belongs at the very end of its transaction: it takes EXCLUSIVE on {@code suture.meta} until the commit, behind which
     * other appenders wait (nobody else: readers of that table do not). Above READ COMMITTED it fails with 23505 where somebody
     * has appended since the transaction's snapshot. Needs INSERT on column {@code body}, so it runs as the session user: after {@code SET LOCAL ROLE NONE} where the migration ran as another role.
     * About 0.1 ms of the server's time.
     */
    public static String append(LedgerRecord record) {
        return appendBody(record.canonical());
    }

    /**
     * Appends a record whose duration ends here and is measured by the server.
     *
     * @param since SQL of the moment it began, a {@code timestamptz}
     */
    public static String appendTimed(LedgerRecord record, String since) {
        List<String> around = record.canonicalAroundDuration();
        return "INSERT INTO suture.ledger (body) VALUES (" + SqlLiteral.quote(around.getFirst())
                + " || pg_catalog.trim_scale(pg_catalog.round(extract(epoch FROM pg_catalog.clock_timestamp() - "
                + since
                + ")::numeric, 3)) || " + SqlLiteral.quote(around.getLast()) + ")";
    }

    static String appendBody(String canonical) {
        return "INSERT INTO suture.ledger (body) VALUES (" + SqlLiteral.quote(canonical) + ")";
    }
}
