// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.canary;

import io.suture.core.plan.LockMode;
import io.suture.core.sql.TableName;
import io.suture.engine.connect.Pipeline;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** One session of the canary: asks for one mode on each watched table in turn and keeps the longest wait. */
final class Watcher implements AutoCloseable {
    private static final long NOT_WAITING = 0;

    private final LockMode mode;
    private final Rounds rounds;
    private final AtomicLong longestNanos = new AtomicLong();
    private volatile long waitingSince = NOT_WAITING;
    private volatile List<TableName> tables = List.of();

    private Watcher(String name, Canary.Opener opener, LockMode mode) {
        this.mode = mode;
        this.rounds = new Rounds(name, opener, this::feelInTurn);
    }

    /** @param where the name of its thread ends with */
    static Watcher start(Canary.Opener opener, LockMode mode, String where) {
        Watcher watcher = new Watcher(mode + where, opener, mode);
        watcher.rounds.start();
        return watcher;
    }

    void watch(List<TableName> newTables) {
        tables = newTables;
        rounds.wake();
    }

    Duration longest() {
        long since = waitingSince;
        long current = since == NOT_WAITING ? 0 : System.nanoTime() - since;
        return Duration.ofNanos(Math.max(longestNanos.get(), current));
    }

    Optional<String> blind() {
        return rounds.blind();
    }

    private long feelInTurn(Connection session) throws SQLException {
        for (TableName table : tables) {
            feel(session, table);
        }
        return tables.isEmpty() ? Rounds.IDLE_NANOS : Rounds.SHORT_PAUSE_NANOS;
    }

    /** A table that is gone, or that this role may not touch, cannot be felt; that ends nothing. */
    private void feel(Connection session, TableName table) throws SQLException {
        if (rounds.isClosed()) {
            return;
        }
        long start = System.nanoTime();
        waitingSince = start;
        try {
            Pipeline.run(
                    session, List.of("BEGIN", "LOCK TABLE ONLY " + table + " IN " + mode.sql() + " MODE", "ROLLBACK"));
        } catch (Pipeline.Failure e) {
            rollback(session, e);
        } finally {
            waitingSince = NOT_WAITING;
        }
        longestNanos.accumulateAndGet(System.nanoTime() - start, Math::max);
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
        rounds.close();
    }
}
