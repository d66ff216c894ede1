// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit.workload;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * The report that always runs when a table is to be changed: reads through a cursor in one transaction, for a fixed time,
 * rests, and begins again. Keeps ACCESS SHARE and a snapshot all that time; reads little, so it costs next to no CPU.
 *
 * <p>Thread-safe.
 */
public final class LongReader implements AutoCloseable {
    private static final int ROWS_A_FETCH = 100;
    private static final long BETWEEN_FETCHES_NANOS = 20_000_000;

    private final DataSource database;
    private final String query;
    private final Duration length;
    private final Duration rest;
    private final Moments moments = new Moments();
    private final AtomicInteger finished = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final Thread thread;
    private volatile boolean leaving;

    private LongReader(DataSource database, String query, Duration length, Duration rest) {
        this.database = database;
        this.query = query;
        this.length = length;
        this.rest = rest;
        this.thread = Thread.ofPlatform().daemon().name("long-reader").unstarted(this::run);
    }

    /**
     * Begins the first report at once.
     *
     * @param query read from its beginning in every report; should have far more rows than are fetched
     * @param length of one report
     * @param rest between two reports
     */
    public static LongReader start(DataSource database, String query, Duration length, Duration rest) {
        LongReader reader = new LongReader(database, query, length, rest);
        reader.thread.start();
        return reader;
    }

    /** Returns at once while a report is at work, else when the next has read its first rows. */
    public void awaitReading() {
        moments.await(now -> now.reading, patience());
    }

    /** Returns when the next report, one that has not begun yet, has read its first rows. */
    public void awaitNext() {
        int before = moments.begun();
        moments.await(now -> now.begun > before, patience());
    }

    /** Reports that came to their end. */
    public int finished() {
        return finished.get();
    }

    /** Reports that ended with an error. */
    public int failed() {
        return failed.get();
    }

    /** Breaks the current report off and leaves. */
    @Override
    public void close() {
        leaving = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!leaving) {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                report(connection);
            } catch (SQLException e) {
                failed.incrementAndGet();
            }
            pause(rest.toNanos());
        }
    }

    private Duration patience() {
        return length.plus(rest).multipliedBy(10);
    }

    private void report(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setFetchSize(ROWS_A_FETCH);
            long end = System.nanoTime() + length.toNanos();
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                moments.begin();
                read(rows, end);
            } finally {
                moments.end();
            }
        }
        connection.commit();
        if (!leaving) {
            finished.incrementAndGet();
        }
    }

    private void read(ResultSet rows, long end) throws SQLException {
        boolean more = true;
        while (!leaving && System.nanoTime() < end) {
            for (int i = 0; more && i < ROWS_A_FETCH; i++) {
                more = rows.next();
            }
            pause(Math.min(BETWEEN_FETCHES_NANOS, end - System.nanoTime()));
        }
    }

    private void pause(long nanos) {
        long end = System.nanoTime() + nanos;
        while (!leaving && System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    /** When reports begin and end, for those who wait for it. */
    private static final class Moments {
        private int begun;
        private boolean reading;

        synchronized int begun() {
            return begun;
        }

        synchronized void begin() {
            begun++;
            reading = true;
            notifyAll();
        }

        synchronized void end() {
            reading = false;
        }

        synchronized void await(Predicate<Moments> awaited, Duration patience) {
            long end = System.nanoTime() + patience.toNanos();
            try {
                while (!awaited.test(this)) {
                    long millis = (end - System.nanoTime()) / 1_000_000;
                    if (millis <= 0) {
                        throw new IllegalStateException("no report began within " + patience);
                    }
                    wait(millis);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for a report", e);
            }
        }
    }
}
