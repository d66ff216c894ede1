// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.canary;

import io.suture.core.problem.SutureException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread that does the same again and again in a session of its own. A session that is lost, as in a restart, is replaced. */
final class Rounds implements AutoCloseable {
    static final long SHORT_PAUSE_NANOS = 5_000_000;
    static final long IDLE_NANOS = 100 * SHORT_PAUSE_NANOS;
    private static final long REOPEN_NANOS = 20 * SHORT_PAUSE_NANOS;
    private static final long JOIN_MILLIS = 2_000;

    private final Canary.Opener opener;
    private final Round round;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable Connection connection;
    private volatile @Nullable String blind;

    /** What is done again and again. */
    @FunctionalInterface
    interface Round {
        /**
         * @return nanoseconds until the next one
         * @throws SQLException if the session is of no use any more
         */
        long in(Connection session) throws SQLException;
    }

    /** @param name of the thread, for people who look at one */
    Rounds(String name, Canary.Opener opener, Round round) {
        this.opener = opener;
        this.round = round;
        this.thread = Thread.ofPlatform().daemon().name("suture-canary-" + name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Ends a pause. */
    void wake() {
        LockSupport.unpark(thread);
    }

    boolean isClosed() {
        return closed;
    }

    /** Why there is no session; empty while there is one, and before the first was asked for. */
    Optional<String> blind() {
        return Optional.ofNullable(blind);
    }

    private void run() {
        while (!closed) {
            try (Connection session = opener.open()) {
                connection = session;
                blind = null;
                while (!closed) {
                    pause(round.in(session));
                }
            } catch (SQLException e) {
                blind = "the canary has no session (SQLSTATE " + e.getSQLState() + ")";
            } catch (SutureException e) {
                blind = e.problems().getFirst().what();
            }
            pause(REOPEN_NANOS);
        }
    }

    private void pause(long nanos) {
        if (!closed) {
            LockSupport.parkNanos(nanos);
        }
    }

    @Override
    public void close() {
        closed = true;
        wake();
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
