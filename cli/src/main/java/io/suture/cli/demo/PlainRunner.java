// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * What a runner without a planner does: every migration as written, in one transaction with the row of its history, one after
 * the other, until one fails.
 */
final class PlainRunner {
    /** @param up the SQL as its author wrote it */
    record Script(String id, String up) {}

    /** @param failure SQLSTATE of the one that stopped the run */
    record Outcome(int applied, Optional<String> failure) {}

    private PlainRunner() {}

    static Outcome run(Connection connection, List<Script> scripts) throws SQLException {
        int applied = 0;
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE schema_history (id text PRIMARY KEY, applied_at timestamptz DEFAULT now())");
            connection.setAutoCommit(false);
            for (Script script : scripts) {
                statement.execute(script.up());
                record(connection, script.id());
                connection.commit();
                applied++;
            }
            return new Outcome(applied, Optional.empty());
        } catch (SQLException e) {
            return new Outcome(applied, Optional.of(String.valueOf(e.getSQLState())));
        }
    }

    private static void record(Connection connection, String id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO schema_history (id) VALUES (?)")) {
            insert.setString(1, id);
            insert.executeUpdate();
        }
    }
}
