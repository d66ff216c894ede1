// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.adopt;

import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Another tool's lock, held. */
@FunctionalInterface
public interface ForeignLock extends AutoCloseable {
    /** For tools that have none. */
    ForeignLock NONE = () -> {};

    @Override
    void close() throws SQLException;

    /** A session-level advisory lock, asked for once. */
    static ForeignLock advisory(Connection connection, long key, String tool) throws SQLException {
        if (!ask(connection, "SELECT pg_catalog.pg_try_advisory_lock(" + key + ")")) {
            throw held(tool);
        }
        return () -> ask(connection, "SELECT pg_catalog.pg_advisory_unlock(" + key + ")");
    }

    /** The problem {@code ADOPT-LOCKED}. */
    static SutureException held(String tool) {
        return Problem.environment(
                        "ADOPT-LOCKED",
                        tool + " holds its own lock on this database",
                        "it is migrating, or it died and left the lock behind",
                        "wait for it, or release its lock with its own command, then try again")
                .asException();
    }

    private static boolean ask(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
