// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import io.suture.core.problem.Problem;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Tells a pooler that hands out a server for a transaction from one that does so for a session.
 *
 * <p>That something pools is known already: the pid announced at the handshake is not the pid of the server process that answers. Now
 * a second connection takes a server into a transaction; if that is the one which answered the first connection, or the first
 * connection is then answered by another one, servers are handed out by transaction. Nothing but pids is asked and nothing is set.
 */
final class Pooling {
    private static final int ROUNDS = 3;
    private static final int SECONDS = 5;

    private Pooling() {}

    /** @throws io.suture.core.problem.SutureException {@code CONNECT-POOLER} */
    static void refuseUnlessSession(Connection first, Opening.Source source) throws SQLException {
        int pid = pid(first);
        for (int round = 0; round < ROUNDS; round++) {
            try (Connection second = source.get()) {
                second.setAutoCommit(false);
                int held = pid(second);
                if (held == pid || pid(first) != pid) {
                    throw refusal().asException();
                }
                second.rollback();
            }
        }
    }

    static Problem refusal() {
        return Problem.environment(
                "CONNECT-POOLER",
                "a pooler in transaction mode answers at this address",
                "settings and the runner's lock live in a session; here each transaction may run in another one",
                "give the direct URL of the PostgreSQL server (often another host or port 5432 instead of 6432 or 6543)");
    }

    private static int pid(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS);
            try (ResultSet row = statement.executeQuery("SELECT pg_catalog.pg_backend_pid()")) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
