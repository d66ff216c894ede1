// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.ledger;

import io.suture.core.ledger.LedgerEntry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;

/** Reads entries in order from one snapshot, some at a time: a cursor of the server's, so that it works in any mode of the driver. */
final class EntryCursor {
    private static final int AT_A_TIME = 1000;
    private static final String FETCH = "FETCH " + AT_A_TIME + " FROM suture_entries";
    private static final String AT = "pg_catalog.to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";

    private final Connection connection;

    EntryCursor(Connection connection) {
        this.connection = connection;
    }

    /** @param condition SQL over the columns of {@code suture.ledger} */
    void forEach(String condition, Consumer<LedgerEntry> reader) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(
                    "BEGIN READ ONLY; SET LOCAL ROLE NONE; DECLARE suture_entries NO SCROLL CURSOR FOR SELECT seq, "
                            + AT + " AS iso, prev, who, body, hash FROM ONLY suture.ledger WHERE " + condition
                            + " ORDER BY seq");
            int rows = AT_A_TIME;
            while (rows == AT_A_TIME) {
                rows = fetch(statement, reader);
            }
        } finally {
            end();
        }
    }

    private static int fetch(Statement statement, Consumer<LedgerEntry> reader) throws SQLException {
        int rows = 0;
        try (ResultSet row = statement.executeQuery(FETCH)) {
            for (; row.next(); rows++) {
                reader.accept(new LedgerEntry(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)));
            }
        }
        return rows;
    }

    private void end() throws SQLException {
        if (!connection.isClosed()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("ROLLBACK");
            }
        }
    }
}
