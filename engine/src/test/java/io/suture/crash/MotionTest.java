// SPDX-License-Identifier: Apache-2.0
package io.suture.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.Suture;
import io.suture.core.migration.MigrationState;
import io.suture.core.problem.SutureException;
import io.suture.crash.Scenario.Death;
import io.suture.engine.ledger.Ledger;
import io.suture.engine.run.CompleteOptions;
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
import java.util.List;
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
 * Kills process, backends and server while rows are changed, moved and copied and others write them: no acknowledged write is lost, each chunk is
 * written once, and no row has the work twice. Of each motion and killing as many as the system property {@code suture.motion.kills} says;
 * prints what it did.
 */
class MotionTest {
    private static final int KILLS = Integer.getInteger("suture.motion.kills", 1);
    private static final int WRITERS = 2;
    private static final int MOST_DEATHS = 6;

    /** How long after it was seen at work it dies at the latest, by which time it may be over; the first of each kind dies at once. */
    private static final long LATEST = TimeUnit.MILLISECONDS.toNanos(400);

    @TempDir
    static Path folders;

    private static final Toll TOLL = new Toll();
    private static EmbeddedServer server;

    /** The same rows in few blocks, which one worker fills, and in many. */
    private static final List<String> TEMPLATES = new ArrayList<>();

    @BeforeAll
    static void samples() throws SQLException, IOException {
        server = EmbeddedServer.start(EmbeddedServer.DEFAULT_MAJOR);
        Path folder = Files.createDirectory(folders.resolve("before"));
        Motion.begin(folder);
        for (int fillfactor : List.of(100, 10)) {
            String template = server.newDatabase();
            run(template, Motion.before(fillfactor));
            run(template, Chunks.BEFORE);
            suture(folder, template).migrate(MigrateOptions.defaults());
            run(template, Chunks.AFTERWARDS);
            TEMPLATES.add(template);
        }
    }

    @AfterAll
    static void the_server_goes() {
        System.out.println(TOLL);
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void no_write_is_lost_and_no_row_has_it_twice(Motion motion) throws Exception {
        Path folder = Files.createDirectory(folders.resolve(motion.name()));
        motion.write(folder);
        for (Killing killing : Killing.values()) {
            Toll.Line line = Toll.Line.of(motion, killing);
            for (long seed = 0; line.kills() < KILLS; seed++) {
                try {
                    line = survive(line, folder, seed);
                } catch (Exception | AssertionError e) {
                    throw new AssertionError(motion + ", " + killing + ", seed " + seed, e);
                }
                assertThat(line.runs()).as("most are seen at work").isLessThan(4 * KILLS + MOST_DEATHS);
            }
            System.out.println(line);
            TOLL.add(line);
        }
    }

    private Toll.Line survive(Toll.Line line, Path folder, long seed) throws Exception {
        Motion motion = line.motion();
        String database =
                server.newDatabaseFrom(TEMPLATES.get((int) ((line.killing().ordinal() + seed) % TEMPLATES.size())));
        SplittableRandom random = new SplittableRandom(seed);
        Map<Integer, String> expected = new TreeMap<>();
        int kills = 0;
        int writes = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<SampleWriter> writers = new ArrayList<>();
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(new SampleWriter(server, database, seed, i, WRITERS));
                running.add(threads.submit(writers.getLast()));
            }
            try {
                kills = killed(line, folder, database, seed, random);
                suture(folder, database).migrate(MigrateOptions.defaults());
            } finally {
                writers.forEach(SampleWriter::leave);
            }
            for (Future<Integer> writer : running) {
                writes += writer.get();
            }
            writers.forEach(w -> expected.putAll(w.model()));
        }
        suture(folder, database).complete(CompleteOptions.defaults().quietFor(Duration.ZERO));
        assertThat(suture(folder, database).status().migrations()).allMatch(m -> m.state() == MigrationState.COMPLETED);
        assertThat(text(database, motion.wrong())).isEqualTo("0");
        assertThat(readings(database)).isEqualTo(expected);
        Chunks chunks;
        try (Connection connection = server.connect(database)) {
            chunks = Chunks.in(connection);
            assertThat(new Ledger(connection).verify(List.of()).verified()).isTrue();
        }
        assertThat(chunks.written()).isPositive();
        assertThat(chunks.misfits()).as("each chunk once").isZero();
        server.dropDatabase(database);
        return line.plus(kills, chunks.written(), writes);
    }

    /** How often it was at work when it was hit. */
    private static int killed(Toll.Line line, Path folder, String database, long seed, SplittableRandom random)
            throws IOException, InterruptedException {
        int times = 1 + random.nextInt(Math.min(KILLS, MOST_DEATHS));
        int together = line.killing().isOneKind() ? times : 1;
        int kills = 0;
        for (int i = 0; i < times; i += together) {
            boolean all = random.nextBoolean();
            Instants instants = new Instants(new SplittableRandom(random.nextLong()), seed == 0 && i == 0);
            kills += dies(line.killing().death(seed + i), together, line.motion(), folder, database, instants, all);
        }
        return kills;
    }

    /** How long after it is seen at work it dies. */
    private record Instants(SplittableRandom random, boolean atOnce) {
        long next() {
            return atOnce ? 0 : random.nextLong(LATEST);
        }
    }

    /**
     * How often it was at work when it was hit, until it is done.
     *
     * @param all of its sessions where they are what dies, else one of them
     */
    private static int dies(
            Death death, int times, Motion motion, Path folder, String database, Instants instants, boolean all)
            throws IOException, InterruptedException {
        return switch (death) {
            case KILL -> killed(motion, times, folder, database, instants);
            case TERMINATE -> hit(motion, times, folder, database, instants, () -> terminated(database, all));
            case SHUTDOWN ->
                hit(motion, times, folder, database, instants, () -> {
                    server.stopImmediately();
                    server.restart();
                    return true;
                });
        };
    }

    /** Whether there was a session to be ended. */
    private static boolean terminated(String database, boolean all) {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet ended = statement.executeQuery(all ? Victims.TERMINATE_ALL : Victims.TERMINATE_ONE)) {
            return ended.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int killed(Motion motion, int times, Path folder, String database, Instants instants)
            throws IOException, InterruptedException {
        int kills = 0;
        boolean seen = true;
        while (seen && kills < times) {
            Process process =
                    Victims.start(MotionVictim.class, Integer.toString(server.port()), database, folder.toString());
            seen = awaitAtWork(motion, database, instants.next(), process::isAlive);
            process.destroyForcibly().waitFor();
            kills += seen ? 1 : 0;
        }
        return kills;
    }

    /** In this process, whose run goes on by itself where it can. */
    private static int hit(
            Motion motion, int times, Path folder, String database, Instants instants, BooleanSupplier deed)
            throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger kills = new AtomicInteger();
        Thread other = Thread.ofPlatform().start(() -> {
            while (kills.get() < times && awaitAtWork(motion, database, instants.next(), () -> !over.get())) {
                kills.addAndGet(deed.getAsBoolean() ? 1 : 0);
            }
        });
        try {
            suture(folder, database).migrate(MigrateOptions.defaults());
        } catch (SutureException e) {
            over.set(true);
            other.join();
            assertThat(kills).as(e.getMessage()).hasPositiveValue();
        }
        over.set(true);
        other.join();
        return kills.get();
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
        return MotionVictim.suture(server.port(), database, folder);
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

    private static void run(String database, List<String> all) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : all) {
                statement.execute(sql);
            }
        }
    }
}
