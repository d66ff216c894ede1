// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Statements without rows, sent together. */
final class Statements {
    private Statements() {}

    /** Runs them as the session user in one transaction and one round trip; rolls back where one fails. */
    static void inTransaction(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try {
                statement.execute("BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL ROLE NONE; "
                        + String.join("; ", statements) + "; COMMIT");
            } catch (SQLException e) {
                rollBack(connection, e);
                throw e;
            }
        }
    }

    private static void rollBack(Connection connection, SQLException cause) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
