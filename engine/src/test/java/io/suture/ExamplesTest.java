// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.migration.MigrationState;
import io.suture.engine.run.CompleteOptions;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.MigrateOptions;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every example is migrated while its clients work: first those of the old release, then both, then those of the new one. */
class ExamplesTest {
    private static final int ROWS = 30_000;

    private final TestDatabase database = new TestDatabase();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void everybody_leaves() {
        threads.shutdownNow();
        database.close();
    }

    /** Those that say what their clients do. */
    @TestFactory
    Stream<DynamicTest> no_client_fails_and_all_of_it_is_true_afterwards() throws IOException {
        try (Stream<Path> folders = Files.list(examples())) {
            List<Path> all = folders.filter(f -> Files.exists(f.resolve("clients.sql")))
                    .sorted()
                    .toList();
            assertThat(all).hasSizeGreaterThanOrEqualTo(4);
            return all.stream().map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> migrate(f)));
        }
    }

    private static Path examples() {
        return Stream.of(Path.of("examples"), Path.of("../examples"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow();
    }

    private void migrate(Path example) throws Exception {
        database.run("DROP SCHEMA IF EXISTS suture CASCADE");
        database.run("DROP SCHEMA public CASCADE");
        database.run("CREATE SCHEMA public");
        script(example.resolve("schema.sql"));
        script(example.resolve("seed.sql"));
        AtomicBoolean oldLeave = new AtomicBoolean();
        AtomicBoolean newLeave = new AtomicBoolean();
        List<Future<Integer>> clients = new ArrayList<>(work(example.resolve("clients.sql"), oldLeave));
        Suture suture = database.suture(example.resolve("migrations"), CrashPoint.NONE);
        assertThat(suture.migrate(MigrateOptions.defaults()).done()).isNotEmpty();
        Path newer = example.resolve("clients-new.sql");
        if (Files.exists(newer)) {
            clients.addAll(work(newer, newLeave));
            Thread.sleep(500);
            oldLeave.set(true);
            clients.getFirst().get();
            clients.get(1).get();
            assertThat(suture.complete(CompleteOptions.defaults().quietFor(Duration.ZERO))
                            .refused())
                    .isEmpty();
        }
        oldLeave.set(true);
        newLeave.set(true);
        for (Future<Integer> client : clients) {
            assertThat(client.get()).isPositive();
        }
        assertThat(suture.status().migrations()).allMatch(m -> m.state() == MigrationState.COMPLETED);
        assertThat(suture.migrate(MigrateOptions.defaults()).done()).isEmpty();
        check(example.resolve("check.sql"));
        Path progress = example.resolve("progress.sql");
        if (Files.exists(progress)) {
            assertThat(percent(progress)).as("of what it says is to be done").isEqualTo(100);
        }
    }

    /** Its last column, of its one row. */
    private double percent(Path query) throws IOException, SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(Files.readString(query))) {
            assertThat(row.next() && row.getLong("remaining") + row.getLong("completed") == row.getLong("total"))
                    .isTrue();
            return row.getDouble("percent");
        }
    }

    private List<Future<Integer>> work(Path script, AtomicBoolean stopped) throws Exception {
        List<Future<Integer>> clients = new ArrayList<>();
        for (int seed = 0; seed < 2; seed++) {
            clients.add(threads.submit(new ScriptClient(database.connect(), script, stopped, seed)));
        }
        return clients;
    }

    private void script(Path file) throws IOException, SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET example.rows = " + ROWS);
            statement.execute(Files.readString(file));
        }
    }

    private void check(Path file) throws IOException, SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : Files.readAllLines(file)) {
                if (!sql.startsWith("--")) {
                    try (ResultSet row = statement.executeQuery(sql)) {
                        assertThat(row.next() && row.getBoolean(1)).as(sql).isTrue();
                    }
                }
            }
        }
    }
}
