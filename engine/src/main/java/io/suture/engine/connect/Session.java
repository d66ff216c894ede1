// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One open session with settings of ours, in autocommit, with the rights of its login. Not thread-safe; whoever opened it closes it.
 *
 * <p>Nothing is cached on the server's side (no named prepared statements), so a table may change its shape between two
 * executions of the same text.
 */
public final class Session implements AutoCloseable {
    private final Connection connection;
    private final ServerFacts facts;
    private final Purpose purpose;
    private final boolean lent;

    Session(Connection connection, ServerFacts facts, Purpose purpose, boolean lent) {
        this.connection = connection;
        this.facts = facts;
        this.purpose = purpose;
        this.lent = lent;
    }

    public Connection connection() {
        return connection;
    }

    /** As they were when the session was opened. */
    public ServerFacts facts() {
        return facts;
    }

    public Purpose purpose() {
        return purpose;
    }

    /**
     * Runs SQL exactly as it is written: no JDBC escapes, no {@code ?}, and not split – several statements travel in one round
     * trip and, in autocommit, commit together (PostgreSQL 18 manual, 54.2.2.1 "Multiple Statements in a Simple Query").
     */
    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    /** Gives a connection that was lent to us back as it came; closes our own. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            if (lent && !connection.isClosed()) {
                connection.setAutoCommit(true);
                execute("RESET ROLE; RESET ALL; SELECT pg_catalog.pg_advisory_unlock_all()");
            }
        }
    }
}
