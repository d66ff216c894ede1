// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import io.suture.core.catalog.Catalog;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.engine.connect.ServerProblem;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;

/**
 * Reads a {@link Catalog} from a live database. Thread-safe as long as each connection is used by one thread.
 *
 * <p>Costs seventeen queries over the system catalogs and takes ACCESS SHARE on tables with indexes, checks or views, because {@code
 * pg_get_indexdef} and its like open them: for a moment each, those of views until it ends. Works for any role that may connect, on PostgreSQL 14–18, on a
 * standby too.
 */
public final class CatalogReader {
    private static final int ATTEMPTS = 6;
    private static final Duration PAUSE = Duration.ofMillis(40);
    /** Well below {@code deadlock_timeout}: it is we who give way, not somebody's DDL that waits for what we hold. */
    private static final Duration LOCK_PATIENCE = Duration.ofMillis(300);

    /**
     * Errors that definitions make of an object dropped meanwhile (internal error, undefined table, column, object, function), and
     * conflicts that go away by themselves (serialization on a standby, deadlock, a lock not granted in time).
     */
    private static final Set<String> OVERTAKEN =
            Set.of("XX000", "42P01", "42703", "42704", "42883", "40001", "40P01", "55P03");

    private CatalogReader() {}

    /**
     * What the database looks like now, in a transaction of its own.
     *
     * @param connection in autocommit, with no transaction open; as it was when this returns
     * @throws SutureException {@code CATALOG-UNSTABLE} where others change the schema all the time; {@code CATALOG-IN-TRANSACTION};
     *     {@code SERVER-…} where the server refuses a query ({@code SERVER-LOCK-TIMEOUT} where somebody holds ACCESS EXCLUSIVE for
     *     longer than two seconds): what was being read is named
     */
    public static Catalog read(Connection connection, CatalogScope scope) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                return attempt(connection, scope);
            } catch (VanishedException e) {
                pause(attempt);
            } catch (QueryFailedException e) {
                if (!OVERTAKEN.contains(e.getCause().getSQLState()) || attempt == ATTEMPTS) {
                    throw refused(e);
                }
                pause(attempt);
            }
        }
        throw Problem.environment(
                        "CATALOG-UNSTABLE",
                        "the schema changed during each of " + ATTEMPTS + " attempts to read it",
                        "other sessions create, change or drop objects all the time",
                        "try again when they have finished, or read only the schemas concerned")
                .asException();
    }

    private static Catalog attempt(Connection connection, CatalogScope scope) {
        try {
            begin(connection);
            try {
                return new Reading(connection, settle(connection), scope).catalog();
            } finally {
                end(connection);
            }
        } catch (SQLException e) {
            throw new QueryFailedException("settings", e);
        }
    }

    private static void begin(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            throw Problem.defect(
                            "CATALOG-IN-TRANSACTION",
                            "a catalog was to be read on a connection that is not in autocommit",
                            "reading needs a transaction of its own")
                    .asException();
        }
        connection.setAutoCommit(false);
    }

    /**
     * Makes definitions read alike everywhere – names with their schemas, times in UTC – and waits for no lock for long.
     *
     * @return {@code server_version_num}
     */
    private static int settle(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            try (ResultSet result = statement.executeQuery(SETTINGS)) {
                result.next();
                return result.getInt(1);
            }
        }
    }

    private static final String SETTINGS = """
            SELECT pg_catalog.current_setting('server_version_num')::pg_catalog.int4,
                   pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true),
                   pg_catalog.set_config('lock_timeout', '%d', true),
                   pg_catalog.set_config('quote_all_identifiers', 'off', true),
                   pg_catalog.set_config('TimeZone', 'UTC', true),
                   pg_catalog.set_config('DateStyle', 'ISO, MDY', true),
                   pg_catalog.set_config('IntervalStyle', 'postgres', true),
                   pg_catalog.set_config('extra_float_digits', '1', true),
                   pg_catalog.set_config('bytea_output', 'hex', true),
                   pg_catalog.set_config('jit', 'off', true)
            """.formatted(LOCK_PATIENCE.toMillis());

    private static void end(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static SutureException refused(QueryFailedException failure) {
        Problem problem = ServerProblem.inOurSql(failure.getCause()).problem();
        Problem named = new Problem(
                problem.code(),
                problem.blame(),
                problem.effect(),
                "reading the catalog (" + failure.part() + "): " + problem.what(),
                problem.why(),
                problem.fix(),
                problem.at());
        return new SutureException(named, failure.getCause());
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(PAUSE.multipliedBy(attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SutureException(
                    Problem.environment(
                            "CATALOG-INTERRUPTED",
                            "reading the catalog was interrupted",
                            "the command was stopped",
                            "run it again"),
                    e);
        }
    }
}
