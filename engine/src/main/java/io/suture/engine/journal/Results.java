// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The answers to several statements sent as one text, in order; statements without rows are passed over. */
final class Results {
    private final Statement statement;
    private boolean begun;

    /** @param statement executed, nothing of it read */
    Results(Statement statement) {
        this.statement = statement;
    }

    /** What one row says. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Every row of the next answer that has rows. */
    <T> List<T> next(Row<T> row) throws SQLException {
        List<T> all = new ArrayList<>();
        try (ResultSet rows = advance()) {
            while (rows.next()) {
                all.add(row.read(rows));
            }
        }
        return all;
    }

    private ResultSet advance() throws SQLException {
        boolean rows = begun ? statement.getMoreResults() : statement.getResultSet() != null;
        begun = true;
        while (!rows) {
            if (statement.getUpdateCount() == -1) {
                throw new IllegalStateException("the server answered fewer statements than were sent");
            }
            rows = statement.getMoreResults();
        }
        return statement.getResultSet();
    }
}
