// SPDX-License-Identifier: Apache-2.0
package io.suture.crash;

import io.suture.testkit.EmbeddedServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Writes samples of its own, as an application does whose server comes and goes, and keeps a model of what must be there. What a lost connection
 * leaves unsure is looked up: it must be as it was before the statement or after it.
 */
final class SampleWriter implements Callable<Integer> {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final long BETWEEN_WRITES = TimeUnit.MILLISECONDS.toNanos(2);

    private final EmbeddedServer server;
    private final String database;
    private final SplittableRandom random;
    private final NavigableMap<Integer, String> model = new TreeMap<>();
    private final int step;
    private int next;
    private int writes;
    private @Nullable Connection session;
    private volatile boolean over;

    /** Those of the samples whose number leaves this rest belong to it. */
    SampleWriter(EmbeddedServer server, String database, long seed, int rest, int step) {
        this.server = server;
        this.database = database;
        this.random = new SplittableRandom(seed * step + rest);
        this.step = step;
        for (int id = 1; id <= Motion.ROWS; id++) {
            if (id % step == rest) {
                model.put(id, "r" + id);
            }
        }
        this.next = Motion.ROWS + step + rest;
    }

    /** Reading of each sample that is there. Asked when it is over. */
    Map<Integer, String> model() {
        return model;
    }

    void leave() {
        over = true;
    }

    /** How many writes were acknowledged. */
    @Override
    public Integer call() throws SQLException {
        while (!over) {
            write();
            LockSupport.parkNanos(BETWEEN_WRITES);
        }
        close();
        return writes;
    }

    private void write() throws SQLException {
        int id = some();
        String reading = "w" + random.nextInt(1_000_000);
        switch (random.nextInt(6)) {
            case 0 -> {
                write(id, null, "DELETE FROM samples WHERE id = " + id);
            }
            case 1, 2 -> {
                next += step;
                write(next, reading, "INSERT INTO samples VALUES (%d, '%s', %1$d)".formatted(next, reading));
            }
            default ->
                write(
                        id,
                        reading,
                        "UPDATE samples SET reading = '%s', touches = touches + 1 WHERE id = %d"
                                .formatted(reading, id));
        }
    }

    private int some() {
        Integer at = model.ceilingKey(1 + random.nextInt(next));
        return at == null ? model.firstKey() : at;
    }

    /** @param after its reading; null: it is not there any more */
    private void write(int id, @Nullable String after, String sql) throws SQLException {
        try (Statement statement = session().createStatement()) {
            statement.execute(sql);
            remember(id, after);
            writes++;
        } catch (SQLException e) {
            if (!isAway(e)) {
                throw e;
            }
            close();
            String found = await(id);
            if (!Objects.equals(found, after) && !Objects.equals(found, model.get(id))) {
                throw new AssertionError("sample " + id + " is neither as it was nor as it was written", e);
            }
            remember(id, found);
        }
    }

    private void remember(int id, @Nullable String reading) {
        if (reading == null) {
            model.remove(id);
        } else {
            model.put(id, reading);
        }
    }

    private @Nullable String await(int id) throws SQLException {
        long end = System.nanoTime() + PATIENCE;
        while (true) {
            try (Statement statement = session().createStatement();
                    ResultSet row = statement.executeQuery("SELECT reading FROM samples WHERE id = " + id)) {
                return row.next() ? row.getString(1) : null;
            } catch (SQLException e) {
                close();
                if (!isAway(e) || System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }

    /** A connection that is gone or not to be had: class 08, and what the server says when it goes and comes. */
    private static boolean isAway(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("08") || state.startsWith("57P");
    }

    private Connection session() throws SQLException {
        if (session == null) {
            session = server.connect(database);
        }
        return session;
    }

    private void close() throws SQLException {
        if (session != null) {
            session.close();
            session = null;
        }
    }
}
