// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suture.TwoShapesClient.Stage;
import io.suture.engine.run.CompleteOptions;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.MigrateOptions;
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
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients of both releases write two tables at random while columns go from one to the other; the runner dies once on its way. */
class TwoTablesTrafficTest {
    private static final int CLIENTS = 4;
    private static final int ROWS = 30_000;
    private static final long SEED = Long.getLong("suture.seed", 20_261_121);
    private static final String DISAGREE = "SELECT count(*) FROM users LEFT JOIN contacts ON user_id = id"
            + " WHERE users.phone IS DISTINCT FROM contacts.phone";

    @TempDir
    Path folder;

    private volatile Stage stage = Stage.OLD_ONLY;

    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @CsvSource({"15, MOVED", "18, MOVED", "15, EXTRACTED", "18, EXTRACTED"})
    void no_acknowledged_write_is_lost_or_differs_between_the_tables(int major, TwoTables tables, TestReporter reporter)
            throws Exception {
        try (TestDatabase database = new TestDatabase(major)) {
            database.run(tables.tables());
            database.run(
                    "INSERT INTO users (id, phone) SELECT i, CASE WHEN i % 7 > 0 THEN 'p' || i END FROM generate_series(1, "
                            + ROWS + ") AS i");
            database.run(tables.rows());
            Files.writeString(folder.resolve("0001_phone.yaml"), """
                    contract: later
                    operations:
                      - %s
                    """.formatted(tables.operation()));
            List<TwoTablesClient> clients = new ArrayList<>();
            List<Future<Integer>> running = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
                for (int i = 0; i < CLIENTS; i++) {
                    clients.add(new TwoTablesClient(database.connect(), tables, () -> stage, SEED, i, CLIENTS, ROWS));
                    running.add(threads.submit(clients.getLast()));
                }
                try {
                    carriedThrough(database, clients, running);
                } finally {
                    stage = Stage.OVER;
                }
            }
            int writes = 0;
            for (Future<Integer> client : running) {
                writes += client.get();
            }
            int deadlocks =
                    clients.stream().mapToInt(TwoTablesClient::deadlocks).sum();
            List<Integer> differing = differing(expected(clients), found(database));
            reporter.publishEntry(Map.of(
                    "seed",
                    SEED + "",
                    "writes",
                    writes + "",
                    "differences",
                    differing.size() + "",
                    "deadlocks of two that wrote the same by both shapes",
                    deadlocks + ""));
            assertThat(differing).isEmpty();
            assertThat(writes).isGreaterThan(1000);
        }
    }

    private void carriedThrough(TestDatabase database, List<TwoTablesClient> clients, List<Future<Integer>> running)
            throws InterruptedException {
        assertThatThrownBy(
                        () -> database.suture(folder, dyingAtTheSecondRange()).migrate(MigrateOptions.defaults()))
                .isInstanceOf(Died.class);
        database.suture(folder, CrashPoint.NONE).migrate(MigrateOptions.defaults());
        Thread.sleep(1500);
        stage = Stage.NEW_ONLY;
        while (running.stream().noneMatch(Future::isDone)
                && !clients.stream().allMatch(c -> c.last() == Stage.NEW_ONLY)) {
            Thread.sleep(50);
        }
        assertThat(database.text(DISAGREE)).isEqualTo("0");
        assertThat(database.suture(folder, CrashPoint.NONE)
                        .complete(CompleteOptions.defaults().quietFor(Duration.ZERO))
                        .refused())
                .isEmpty();
        Thread.sleep(200);
    }

    private CrashPoint dyingAtTheSecondRange() {
        AtomicInteger ranges = new AtomicInteger();
        return moment -> {
            if (moment == CrashPoint.Moment.AFTER_INTENT) {
                stage = Stage.BOTH;
            }
            if (moment == CrashPoint.Moment.AFTER_STATEMENT && ranges.incrementAndGet() == 2) {
                throw new Died();
            }
        };
    }

    private static Map<Integer, String> expected(List<TwoTablesClient> clients) {
        Map<Integer, String> all = new TreeMap<>();
        clients.forEach(client -> client.model().forEach((id, row) -> all.put(id, String.valueOf(row.phone()))));
        return all;
    }

    private static Map<Integer, String> found(TestDatabase database) throws SQLException {
        Map<Integer, String> all = new TreeMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id, phone FROM users LEFT JOIN contacts ON user_id = id"
                        + " WHERE id > " + TwoTablesClient.SHARED)) {
            while (row.next()) {
                all.put(row.getInt(1), String.valueOf(row.getString(2)));
            }
        }
        return all;
    }

    private static List<Integer> differing(Map<Integer, String> expected, Map<Integer, String> found) {
        return Stream.concat(expected.keySet().stream(), found.keySet().stream())
                .distinct()
                .filter(id -> !Objects.equals(expected.get(id), found.get(id)))
                .toList();
    }
}
