// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.demo;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * A concurrent index build, as {@code pg_stat_progress_create_index} shows it (PostgreSQL manual, "Progress Reporting").
 *
 * @param percent of the phase it is in: the table read, or the tree written
 */
record IndexBuild(int percent) {
    static final String COMMAND = "CREATE INDEX CONCURRENTLY";

    private static final String RUNNING = " FROM pg_stat_progress_create_index WHERE datname = current_database()";
    private static final String BUILDING = "SELECT CASE WHEN tuples_total > 0 THEN 100 * tuples_done / tuples_total"
            + " WHEN blocks_total > 0 THEN 100 * blocks_done / blocks_total ELSE 0 END"
            + RUNNING
            + " AND phase LIKE 'building index%' AND command = '" + COMMAND + "'";

    /** Empty if none is being built, or if it waits for others. */
    static Optional<IndexBuild> now(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(BUILDING)) {
            return row.next() ? Optional.of(new IndexBuild(row.getInt(1))) : Optional.empty();
        }
    }

    /** Whether any build runs in the database, waiting ones included. */
    static boolean isRunning(Connection connection) throws SQLException {
        return holds(connection, "SELECT EXISTS (SELECT" + RUNNING + ")");
    }

    /** Whether the database has an index that is not valid. */
    static boolean isLeftInvalid(Connection connection) throws SQLException {
        return holds(connection, "SELECT EXISTS (SELECT FROM pg_index WHERE NOT indisvalid)");
    }

    private static boolean holds(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
