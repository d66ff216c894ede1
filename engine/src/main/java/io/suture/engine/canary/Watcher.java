// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.canary;

import io.suture.core.plan.LockMode;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.TableName;
import io.suture.engine.connect.Pipeline;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One session of the canary: asks for one mode on each watched table in turn and keeps the longest wait. */
final class Watcher implements AutoCloseable {
    private static final long PAUSE_NANOS = 5_000_000;
    private static final long IDLE_NANOS = 100 * PAUSE_NANOS;
    private static final long REOPEN_NANOS = 20 * PAUSE_NANOS;
    private static final long NOT_WAITING = 0;
    private static final long JOIN_MILLIS = 2_000;

    private final Canary.Opener opener;
    private final LockMode mode;
    private final Thread thread;
    private final AtomicLong longestNanos = new AtomicLong();
    private volatile long waitingSince = NOT_WAITING;
    private volatile List<TableName> tables = List.of();
    private volatile boolean closed;
    private volatile @Nullable Connection connection;
    private volatile @Nullable String blind;

    private Watcher(Canary.Opener opener, LockMode mode) {
        this.opener = opener;
        this.mode = mode;
        this.thread = Thread.ofPlatform().daemon().name("suture-canary-" + mode).unstarted(this::run);
    }

    static Watcher start(Canary.Opener opener, LockMode mode) {
        Watcher watcher = new Watcher(opener, mode);
        watcher.thread.start();
        return watcher;
    }

    void watch(List<TableName> newTables) {
        tables = newTables;
        LockSupport.unpark(thread);
    }

    Duration longest() {
        long since = waitingSince;
        long current = since == NOT_WAITING ? 0 : System.nanoTime() - since;
        return Duration.ofNanos(Math.max(longestNanos.get(), current));
    }

    Optional<String> blind() {
        return Optional.ofNullable(blind);
    }

    /** A session that is lost, as in a restart of the server, is replaced. */
    private void run() {
        while (!closed) {
            try (Connection session = opener.open()) {
                connection = session;
                blind = null;
                feelInTurn(session);
            } catch (SQLException e) {
                blind = "the canary has no session (SQLSTATE " + e.getSQLState() + ")";
            } catch (SutureException e) {
                blind = "the canary has no session (" + e.problems().getFirst().code() + ")";
            }
            pause(REOPEN_NANOS);
        }
    }

    private void feelInTurn(Connection session) throws SQLException {
        while (!closed) {
            for (TableName table : tables) {
                feel(session, table);
            }
            pause(tables.isEmpty() ? IDLE_NANOS : PAUSE_NANOS);
        }
    }

    private void pause(long nanos) {
        if (!closed) {
            LockSupport.parkNanos(nanos);
        }
    }

    /** A table that is gone, or that this role may not touch, cannot be felt; that ends nothing. */
    private void feel(Connection session, TableName table) throws SQLException {
        if (closed) {
            return;
        }
        long start = System.nanoTime();
        waitingSince = start;
        try {
            Pipeline.run(
                    session, List.of("BEGIN", "LOCK TABLE ONLY " + table + " IN " + mode.sql() + " MODE", "ROLLBACK"));
            longestNanos.accumulateAndGet(System.nanoTime() - start, Math::max);
        } catch (Pipeline.Failure e) {
            rollback(session, e);
        } finally {
            waitingSince = NOT_WAITING;
        }
    }

    /** @throws SQLException if the session is lost: then the table was not what failed */
    private static void rollback(Connection session, Pipeline.Failure cause) throws SQLException {
        try {
            Pipeline.run(session, List.of("ROLLBACK"));
        } catch (Pipeline.Failure lost) {
            throw cause.getCause();
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        Connection open = connection;
        try {
            thread.join(JOIN_MILLIS);
            if (thread.isAlive() && open != null) {
                open.abort(Runnable::run);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            blind = "the canary's session did not end (SQLSTATE " + e.getSQLState() + ")";
        }
    }
}
