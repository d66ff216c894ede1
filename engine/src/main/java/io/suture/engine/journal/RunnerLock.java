// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import io.suture.core.problem.Problem;
import io.suture.engine.connect.Purpose;
import io.suture.engine.connect.ServerProblem;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.Sessions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Lets one runner at a time change a database; other databases of the server are not concerned.
 *
 * <p>A session-level advisory lock (manual of PostgreSQL 18, 13.3.5) on the session that runs the DDL: after the runner is killed
 * its backend finishes the statement under way, and keeps the lock until then. It is asked for by {@code
 * pg_try_advisory_lock}, again and again in autocommit: a session that waits in {@code pg_advisory_lock} has a snapshot, for
 * which a concurrent index build waits, which waits for the lock.
 *
 * <p>The key is the same in every database: {@value #KEY}, the first eight bytes of SHA-256 of {@code suture.runner}.
 */
public final class RunnerLock implements AutoCloseable {
    /** Argument of {@code pg_advisory_lock(bigint)}. */
    public static final long KEY = -6760406333355532043L;

    private static final String TRY = "SELECT pg_catalog.pg_try_advisory_lock(" + KEY + ")";
    private static final String RELEASE = "SELECT pg_catalog.pg_advisory_unlock(" + KEY + ")";
    private static final String OF_OURS = " l.locktype = 'advisory' AND l.granted AND l.objsubid = 1"
            + " AND l.database = (SELECT d.oid FROM pg_catalog.pg_database AS d"
            + " WHERE d.datname = pg_catalog.current_database())"
            + " AND l.classid = " + (KEY >>> 32) + " AND l.objid = " + (KEY & 0xFFFF_FFFFL);

    private final Connection connection;

    private RunnerLock(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes the lock, asking until the patience is over.
     *
     * @param connection in autocommit, the one that will run the DDL
     * @throws io.suture.core.problem.SutureException {@code RUN-LOCKED} naming who holds it
     */
    public static RunnerLock acquire(Connection connection, Patience patience)
            throws SQLException, InterruptedException {
        requireAutocommit(connection);
        long until = System.nanoTime() + patience.atMost().toNanos();
        while (!ask(connection, TRY)) {
            if (System.nanoTime() - until >= 0) {
                throw locked(holder(connection), patience).asException();
            }
            Thread.sleep(patience.every());
        }
        return new RunnerLock(connection);
    }

    /** What is done while it is held. */
    @FunctionalInterface
    public interface Work<T, X extends Exception> {
        T in(Session session, RunnerLock lock) throws SQLException, X;
    }

    /**
     * What the work answers, in a session of its own under the lock.
     *
     * @throws io.suture.core.problem.SutureException as {@link Sessions#open} and {@link #acquire}, and what an error of the server means in SQL of
     *     Suture's own
     */
    public static <T, X extends Exception> T holding(Sessions sessions, Patience patience, Work<T, X> work) throws X {
        try (Session session = sessions.open(Purpose.MIGRATE);
                RunnerLock lock = acquire(session.connection(), patience)) {
            return work.in(session, lock);
        } catch (SQLException e) {
            throw ServerProblem.inOurSql(e).asException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Who holds the lock of the database this session is connected to. */
    public static Optional<Holder> holder(Connection connection) throws SQLException {
        String query = "SELECT l.pid, a.application_name, a.usename, host(a.client_addr), a.backend_start::text"
                + " FROM pg_catalog.pg_locks AS l LEFT JOIN pg_catalog.pg_stat_activity AS a USING (pid) WHERE"
                + OF_OURS;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? Optional.of(Holder.read(rows)) : Optional.empty();
        }
    }

    /** The session that holds it and runs the DDL. */
    Connection connection() {
        return connection;
    }

    /** Whether this session still has the lock, as the server sees it. */
    public boolean held() throws SQLException {
        return ask(
                connection,
                "SELECT EXISTS (SELECT FROM pg_catalog.pg_locks AS l WHERE l.pid = pg_catalog.pg_backend_pid() AND"
                        + OF_OURS + ")");
    }

    /** Gives the lock back; it goes with the session otherwise. */
    @Override
    public void close() throws SQLException {
        if (!connection.isClosed()) {
            ask(connection, RELEASE);
        }
    }

    private static boolean ask(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    private static void requireAutocommit(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            throw new IllegalStateException(
                    "the runner's lock is asked for in autocommit, so that no snapshot is held");
        }
    }

    private static Problem locked(Optional<Holder> holder, Patience patience) {
        return Problem.environment(
                "RUN-LOCKED",
                "another runner is changing this database"
                        + holder.map(h -> ": " + h.words()).orElse(""),
                "only one may at a time; it was asked for during "
                        + patience.atMost().toMillis() / 1000.0 + " s",
                "wait for it, or give more patience; if it is dead, its session ends by itself"
                        + holder.map(h -> " or by SELECT pg_terminate_backend(" + h.pid() + ")")
                                .orElse(""));
    }
}
