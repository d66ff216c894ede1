// SPDX-License-Identifier: Apache-2.0
package io.suture.bench;

import io.suture.testkit.EmbeddedServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * The transaction of TPC-B (withdrawn 1995, revision 2.0), as pgbench has it: one account, one teller and one branch change, and a row of history is written.
 * Clients either go on at once, or keep to a timetable: then a transaction's latency counts from when it was due, so that one that waits makes those behind
 * it late, as for people (Gil Tene's "coordinated omission").
 */
final class TpcB implements AutoCloseable {
    private static final int TELLERS = 10;

    private final List<Thread> clients = new ArrayList<>();
    private final List<Sample> samples = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean over;

    /**
     * @param atNanos when it ended
     * @param millis since it was due
     */
    record Sample(long atNanos, double millis) {}

    private TpcB() {}

    /** As many tables and rows as there are; some seconds a million accounts. */
    static void create(Connection connection, int branches, long accounts) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE branches (bid integer PRIMARY KEY, balance bigint NOT NULL, filler char(88)) WITH (fillfactor = 50);"
                            + "CREATE TABLE tellers (tid integer PRIMARY KEY, bid integer NOT NULL, balance bigint NOT NULL, filler char(84)) WITH (fillfactor = 50);"
                            + "CREATE TABLE accounts (aid bigint PRIMARY KEY, bid integer NOT NULL, balance bigint NOT NULL, filler char(84));"
                            + "CREATE TABLE history (tid integer, bid integer, aid bigint, delta bigint, at timestamptz, filler char(22));"
                            + "INSERT INTO branches SELECT n, 0, '' FROM generate_series(1, " + branches + ") AS n;"
                            + "INSERT INTO tellers SELECT n, 1 + n % " + branches + ", 0, '' FROM generate_series(1, "
                            + branches * TELLERS + ") AS n;"
                            + "INSERT INTO accounts SELECT n, 1 + n % " + branches + ", 0, '' FROM generate_series(1, "
                            + accounts + ") AS n");
            statement.execute("VACUUM ANALYZE");
        }
    }

    /** @param everyNanos of each client; 0: at once */
    static TpcB start(EmbeddedServer server, String database, int count, int branches, long accounts, long everyNanos) {
        TpcB load = new TpcB();
        for (int i = 0; i < count; i++) {
            long first = System.nanoTime() + everyNanos * i / count;
            load.clients.add(Thread.ofPlatform()
                    .daemon()
                    .name("tpcb-" + i)
                    .start(() -> load.client(server, database, branches, accounts, first, everyNanos)));
        }
        return load;
    }

    private void client(EmbeddedServer server, String database, int branches, long accounts, long first, long every) {
        try (Connection connection = server.connect(database)) {
            connection.setAutoCommit(false);
            for (long due = first; !over; due = every == 0 ? System.nanoTime() : due + every) {
                for (long left = due - System.nanoTime(); left > 0 && !over; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                transaction(connection, branches, accounts);
                long now = System.nanoTime();
                samples.add(new Sample(now, (now - due) / 1e6));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a client was refused (SQLSTATE " + e.getSQLState() + ")", e);
        }
    }

    private static void transaction(Connection connection, int branches, long accounts) throws SQLException {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long account = random.nextLong(accounts) + 1;
        long teller = random.nextLong((long) branches * TELLERS) + 1;
        long branch = random.nextLong(branches) + 1;
        long delta = random.nextLong(-5000, 5001);
        change(connection, "UPDATE accounts SET balance = balance + ? WHERE aid = ?", delta, account);
        change(connection, "UPDATE tellers SET balance = balance + ? WHERE tid = ?", delta, teller);
        change(connection, "UPDATE branches SET balance = balance + ? WHERE bid = ?", delta, branch);
        change(
                connection,
                "INSERT INTO history (delta, aid, tid, bid, at) VALUES (?, ?, ?, ?, now())",
                delta,
                account,
                teller,
                branch);
        connection.commit();
    }

    private static void change(Connection connection, String sql, long... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setLong(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    /** Those that ended after this moment. */
    List<Sample> since(long nanos) {
        synchronized (samples) {
            return samples.stream().filter(s -> s.atNanos() - nanos >= 0).toList();
        }
    }

    /** Milliseconds that so many of 100 took at most; 0 where there are none. */
    static double percentile(List<Sample> of, double percent) {
        List<Double> sorted = of.stream().map(Sample::millis).sorted().toList();
        return sorted.isEmpty()
                ? 0
                : sorted.get((int) Math.min(sorted.size() - 1L, (long) (sorted.size() * percent / 100)));
    }

    @Override
    public void close() {
        over = true;
        for (Thread client : clients) {
            try {
                client.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
