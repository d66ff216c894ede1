// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.ledger;

import static io.suture.core.sql.SqlLiteral.quote;

import io.suture.core.ledger.LedgerEntry;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Writes exported entries into a new, empty ledger as they were, so that their hashes stay valid. Only its owner can. */
public final class LedgerRestore {
    private static final int AT_A_TIME = 200;

    private final Statement statement;
    private final List<String> waiting = new ArrayList<>();

    private LedgerRestore(Statement statement) {
        this.statement = statement;
    }

    /**
     * In the caller's transaction, which has just made the ledger.
     *
     * @param export verified
     */
    public static void into(Connection connection, ExportFile export) throws IOException, SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("ALTER TABLE suture.ledger DISABLE TRIGGER append_1_who, DISABLE TRIGGER append_2_link");
            LedgerRestore restore = new LedgerRestore(statement);
            export.forEach(restore::add);
            restore.send();
            statement.execute(
                    "ALTER TABLE suture.ledger ENABLE ALWAYS TRIGGER append_1_who, ENABLE ALWAYS TRIGGER append_2_link");
        }
    }

    private void add(LedgerEntry entry) throws SQLException {
        waiting.add("(" + entry.seq() + ", " + quote(entry.at()) + ", " + quote(entry.prev()) + ", "
                + quote(entry.who()) + ", " + quote(entry.body()) + ", " + quote(entry.hash()) + ")");
        if (waiting.size() == AT_A_TIME) {
            send();
        }
    }

    private void send() throws SQLException {
        if (!waiting.isEmpty()) {
            statement.execute(
                    "INSERT INTO suture.ledger (seq, at, prev, who, body, hash) VALUES " + String.join(", ", waiting));
            waiting.clear();
        }
    }
}
