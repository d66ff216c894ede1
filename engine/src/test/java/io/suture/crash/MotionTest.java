// SPDX-License-Identifier: Apache-2.0
package io.suture.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.Suture;
import io.suture.core.migration.MigrationState;
import io.suture.core.problem.SutureException;
import io.suture.crash.Scenario.Death;
import io.suture.engine.ledger.Ledger;
import io.suture.engine.run.CompleteOptions;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.MigrateOptions;
import io.suture.testkit.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills process, backends and server while rows are changed, moved and copied and others write them: no acknowledged write is lost, and no
 * row has the work twice. As many seeds, over all motions, as the system property {@code suture.crash.seeds} says; prints what it did.
 */
class MotionTest {
    private static final int SEEDS = Integer.getInteger("suture.crash.seeds", 0) / Motion.values().length;
    private static final int WRITERS = 2;
    private static final int MOST_DEATHS = 3;

    /** How long after it was seen at work it dies at the latest, by which time it may be over; one of each kind dies at once. */
    private static final long LATEST = TimeUnit.MILLISECONDS.toNanos(400);

    @TempDir
    static Path folders;

    private static EmbeddedServer server;
    private static String template;

    private final Map<Death, Integer> deaths = new EnumMap<>(Death.class);
    private final AtomicInteger writes = new AtomicInteger();

    @BeforeAll
    static void samples() throws SQLException {
        server = EmbeddedServer.start(EmbeddedServer.DEFAULT_MAJOR);
        template = server.newDatabase();
        for (String sql : Motion.BEFORE) {
            run(template, sql);
        }
    }

    @AfterAll
    static void the_server_goes() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void no_write_is_lost_and_no_row_has_it_twice(Motion motion) throws Exception {
        Path folder = Files.createDirectory(folders.resolve(motion.name()));
        motion.write(folder);
        int seeds = Math.max(SEEDS, Death.values().length);
        for (long seed = 0; seed < seeds; seed++) {
            try {
                survive(motion, folder, seed);
            } catch (Exception | AssertionError e) {
                throw new AssertionError(motion + ", seed " + seed, e);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %d runs, %s, %,d writes, 0 rows wrong%n",
                motion,
                seeds,
                new TreeMap<>(deaths),
                writes.get());
        assertThat(deaths).containsOnlyKeys(Death.values());
    }

    private void survive(Motion motion, Path folder, long seed) throws Exception {
        String database = server.newDatabaseFrom(template);
        SplittableRandom random = new SplittableRandom(seed);
        Map<Integer, String> expected = new TreeMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<SampleWriter> writers = new ArrayList<>();
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(new SampleWriter(server, database, seed, i, WRITERS));
                running.add(threads.submit(writers.getLast()));
            }
            try {
                int times = 1 + random.nextInt(MOST_DEATHS);
                for (int i = 0; i < times; i++) {
                    Death death = Death.values()[(int) ((seed + i) % Death.values().length)];
                    boolean atOnce = i == 0 && seed < Death.values().length;
                    if (dies(death, motion, folder, database, atOnce ? 0 : random.nextLong(LATEST))) {
                        deaths.merge(death, 1, Integer::sum);
                    }
                }
                suture(folder, database).migrate(MigrateOptions.defaults());
            } finally {
                writers.forEach(SampleWriter::leave);
            }
            for (Future<Integer> writer : running) {
                writes.addAndGet(writer.get());
            }
            writers.forEach(w -> expected.putAll(w.model()));
        }
        suture(folder, database).complete(CompleteOptions.defaults().quietFor(Duration.ZERO));
        assertThat(suture(folder, database).status().migrations()).allMatch(m -> m.state() == MigrationState.COMPLETED);
        assertThat(text(database, motion.wrong())).isEqualTo("0");
        assertThat(readings(database)).isEqualTo(expected);
        try (Connection connection = server.connect(database)) {
            assertThat(new Ledger(connection).verify(List.of()).verified()).isTrue();
        }
        server.dropDatabase(database);
    }

    /** Whether it was at work when it was hit. */
    private static boolean dies(Death death, Motion motion, Path folder, String database, long after)
            throws IOException, InterruptedException {
        return switch (death) {
            case KILL -> killed(motion, folder, database, after);
            case TERMINATE -> hit(motion, folder, database, after, () -> run(database, Victims.TERMINATE));
            case SHUTDOWN ->
                hit(motion, folder, database, after, () -> {
                    server.stopImmediately();
                    server.restart();
                });
        };
    }

    private static boolean killed(Motion motion, Path folder, String database, long after)
            throws IOException, InterruptedException {
        Process process =
                Victims.start(MotionVictim.class, Integer.toString(server.port()), database, folder.toString());
        boolean seen = awaitAtWork(motion, database, after, process::isAlive);
        process.destroyForcibly().waitFor();
        return seen;
    }

    private static boolean hit(Motion motion, Path folder, String database, long after, Runnable deed)
            throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        AtomicBoolean done = new AtomicBoolean();
        Thread other = Thread.ofPlatform().start(() -> {
            if (awaitAtWork(motion, database, after, () -> !over.get())) {
                deed.run();
                done.set(true);
            }
        });
        try {
            suture(folder, database).migrate(MigrateOptions.defaults());
        } catch (SutureException e) {
            other.join();
            assertThat(done).as(e.getMessage()).isTrue();
        }
        over.set(true);
        other.join();
        return done.get();
    }

    private static boolean awaitAtWork(Motion motion, String database, long after, BooleanSupplier alive) {
        try (Connection connection = server.connect(database)) {
            boolean seen = Victims.awaitStatement(connection, motion.statement(), alive);
            LockSupport.parkNanos(after);
            return seen && alive.getAsBoolean();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Suture suture(Path folder, String database) {
        return Ward.suture(server.port(), database, folder, CrashPoint.NONE);
    }

    private static Map<Integer, String> readings(String database) throws SQLException {
        Map<Integer, String> all = new TreeMap<>();
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id, reading FROM samples")) {
            while (row.next()) {
                all.put(row.getInt(1), row.getString(2));
            }
        }
        return all;
    }

    private static String text(String database, String query) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void run(String database, String sql) {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
