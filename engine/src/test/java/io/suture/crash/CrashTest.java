// SPDX-License-Identifier: Apache-2.0
package io.suture.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.Suture;
import io.suture.core.catalog.Catalog;
import io.suture.core.problem.SutureException;
import io.suture.engine.catalog.CatalogReader;
import io.suture.engine.catalog.CatalogScope;
import io.suture.engine.ledger.Ledger;
import io.suture.engine.run.CrashPoint;
import io.suture.testkit.EmbeddedServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the runner, its session and the server, at every boundary and inside statements, and lets it go on. As many seeds as
 * the system property {@code suture.crash.seeds} says; each prints itself when it fails.
 */
class CrashTest {
    private static final int SEEDS = Integer.getInteger("suture.crash.seeds", Scenario.ROUND);

    /** Some statements are over before somebody looks. */
    private static final int TRIES = 3;

    @TempDir
    static Path folder;

    private static EmbeddedServer server;
    private static String template;
    private static final Map<Ending, Catalog> PLANNED = new EnumMap<>(Ending.class);
    private static final Map<Ending, Map<CrashPoint.Moment, Integer>> REACHED = new EnumMap<>(Ending.class);

    private final Map<String, Integer> hits = new TreeMap<>();

    @BeforeAll
    static void a_ward_and_what_it_should_become() throws Exception {
        server = EmbeddedServer.start(EmbeddedServer.DEFAULT_MAJOR);
        Ward.migrations(folder);
        template = server.newDatabase();
        run(template, Ward.BEFORE);
        for (Ending ending : Ending.values()) {
            Map<CrashPoint.Moment, Integer> reached = new EnumMap<>(CrashPoint.Moment.class);
            String calm = server.newDatabaseFrom(template);
            ending.reach(Ward.suture(server.port(), calm, folder, m -> reached.merge(m, 1, Integer::sum)));
            REACHED.put(ending, reached);
            PLANNED.put(ending, catalog(calm));
            assertThat(traces(calm)).isEqualTo(Ward.TRACES);
            assertThat(ending.isReached(Ward.suture(server.port(), calm, folder, CrashPoint.NONE)))
                    .isTrue();
        }
    }

    @AfterAll
    static void the_server_goes() {
        server.close();
    }

    @Test
    void whatever_dies_and_wherever_the_schema_becomes_the_planned_one_and_nothing_happens_twice() {
        LongStream.range(0, SEEDS).mapToObj(s -> Scenario.of(s, REACHED)).forEach(scenario -> {
            try {
                survive(scenario);
            } catch (Exception | AssertionError e) {
                throw new AssertionError(scenario.toString(), e);
            }
        });
        System.out.println("crashes survived: " + SEEDS + ", of them " + hits);
        if (SEEDS >= Scenario.ROUND) {
            for (String verb : Ward.INSIDE.keySet()) {
                for (Scenario.Death death : Scenario.Death.values()) {
                    assertThat(hits).containsKey(death + " inside " + verb);
                }
            }
        }
    }

    private void survive(Scenario scenario) throws Exception {
        String database = server.newDatabaseFrom(template);
        boolean hit = dies(scenario, database);
        for (int again = 0; again < TRIES && !hit && !scenario.inside().isEmpty(); again++) {
            server.dropDatabase(database);
            database = server.newDatabaseFrom(template);
            hit = dies(scenario, database);
        }
        String where = scenario.inside().isEmpty() ? " at a boundary" : " inside " + scenario.inside();
        hits.merge(hit ? scenario.death() + where : "not reached", 1, Integer::sum);
        goOn(scenario.ending(), database);
        assertThat(catalog(database).diff(PLANNED.get(scenario.ending())))
                .as(scenario.toString())
                .isEmpty();
        assertThat(traces(database)).as(scenario.toString()).isEqualTo(Ward.TRACES);
        try (Connection connection = server.connect(database)) {
            assertThat(isTrue(connection, Ward.ROWS)).as(scenario.toString()).isTrue();
            assertThat(new Ledger(connection).verify(List.of()).verified()).isTrue();
        }
        server.dropDatabase(database);
    }

    private static boolean dies(Scenario scenario, String database) throws Exception {
        return switch (scenario.death()) {
            case KILL -> killed(scenario, database);
            case TERMINATE -> runHere(scenario, database, () -> terminate(database));
            case SHUTDOWN -> runHere(scenario, database, CrashTest::restart);
        };
    }

    /** Whoever comes next only has to run the same command again. */
    private static void goOn(Ending ending, String database) throws SQLException {
        Suture suture = Ward.suture(server.port(), database, folder, CrashPoint.NONE);
        ending.reachAgain(suture, isTakenBack(database));
        assertThat(ending.isReached(suture)).isTrue();
    }

    /** Whether that was begun, be it that it is done. */
    private static boolean isTakenBack(String database) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select to_regclass('suture.migration') is not null")) {
            row.next();
            return row.getBoolean(1) && isTrue(connection, Ward.TAKEN_BACK);
        }
    }

    private static boolean killed(Scenario scenario, String database) throws Exception {
        boolean outside = !scenario.inside().isEmpty();
        Process process = Victims.start(
                Victim.class,
                Integer.toString(server.port()),
                database,
                folder.toString(),
                outside ? "NEVER" : scenario.moment().name(),
                Integer.toString(scenario.which()),
                scenario.ending().name());
        if (!outside) {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            return process.exitValue() == 137;
        }
        boolean seen = awaitInside(database, scenario.inside(), process::isAlive);
        process.destroyForcibly().waitFor();
        return seen;
    }

    /** In this process: the deed is done from within at a boundary, or by another thread while a statement runs. */
    private static boolean runHere(Scenario scenario, String database, Runnable deed) throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        AtomicBoolean over = new AtomicBoolean();
        CrashPoint crash = scenario.inside().isEmpty()
                ? new Nth(scenario.moment(), scenario.which(), () -> {
                    deed.run();
                    done.set(true);
                })
                : CrashPoint.NONE;
        Thread other = Thread.ofPlatform().start(() -> {
            if (!scenario.inside().isEmpty() && awaitInside(database, scenario.inside(), () -> !over.get())) {
                deed.run();
                done.set(true);
            }
        });
        try {
            Suture suture = Ward.suture(server.port(), database, folder, crash);
            scenario.ending().reach(suture);
            assertThat(scenario.ending().isReached(suture))
                    .as("what says that it is done is done")
                    .isTrue();
        } catch (SutureException e) {
            assertThat(done).as(e.getMessage()).isTrue();
        }
        over.set(true);
        other.join();
        return done.get();
    }

    private static boolean awaitInside(String database, String verb, BooleanSupplier alive) {
        try (Connection connection = server.connect(database)) {
            return Victims.awaitStatement(connection, Ward.INSIDE.get(verb), alive);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void terminate(String database) {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(Victims.TERMINATE);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void restart() {
        server.stopImmediately();
        server.restart();
    }

    private static Catalog catalog(String database) throws SQLException {
        try (Connection connection = server.connect(database)) {
            return CatalogReader.read(connection, CatalogScope.everything());
        }
    }

    private static boolean isTrue(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static List<String> traces(String database) throws SQLException {
        List<String> traces = new ArrayList<>();
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select what from traces order by what")) {
            while (rows.next()) {
                traces.add(rows.getString(1));
            }
        }
        return traces;
    }

    private static void run(String database, List<String> statements) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
