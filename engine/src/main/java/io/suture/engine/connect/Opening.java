// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.postgresql.PGConnection;

/** The way from a bare connection to a {@link Session}: settings and facts in one round trip, then what must be refused. */
record Opening(SessionOptions options, Purpose purpose) {

    /** Where a connection comes from. */
    @FunctionalInterface
    interface Source {
        Connection get() throws SQLException;
    }

    Session session(Source source, boolean lent, Function<SQLException, Problem> explain) {
        try {
            Connection connection = source.get();
            try {
                return new Session(connection, facts(connection, source), purpose, lent);
            } catch (SQLException | RuntimeException e) {
                closeAfter(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new SutureException(explain.apply(e), e);
        }
    }

    private ServerFacts facts(Connection connection, Source source) throws SQLException {
        int version = Refusals.version(connection);
        int announced = connection.unwrap(PGConnection.class).getBackendPID();
        Hygiene hygiene = new Hygiene(options, purpose, version);
        ServerFacts facts = FactsQuery.run(connection, hygiene, announced, false);
        if (facts.backend().pid() != announced) {
            Pooling.refuseUnlessSession(connection, source);
            facts = FactsQuery.run(connection, hygiene, facts.backend().pid(), true);
        }
        Refusals.check(facts, purpose, options.owner());
        return facts;
    }

    private static void closeAfter(Connection connection, Exception cause) {
        try {
            connection.close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
