// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suture.TwoShapesClient.Row;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Clients of both releases write at random while a column is replaced by one that says less; the runner dies once on its way. */
class TwoShapesTrafficTest {
    private static final int CLIENTS = 3;
    private static final int ROWS = 40_000;
    private static final long SEED = Long.getLong("suture.seed", 20_261_121);

    @TempDir
    Path folder;

    private final TestDatabase database = new TestDatabase();
    private volatile Stage stage = Stage.OLD_ONLY;

    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @AfterEach
    void everybody_leaves() {
        database.close();
    }

    @Test
    void no_acknowledged_write_is_lost_or_differs_between_the_shapes(TestReporter reporter) throws Exception {
        database.run("CREATE TABLE users (id int PRIMARY KEY, email text, note text)");
        database.run("INSERT INTO users SELECT i, ' User' || i || '@X ' FROM generate_series(1, " + ROWS + ") AS i");
        Files.writeString(folder.resolve("0001_mail.yaml"), """
                contract: later
                operations:
                  - replace_column:
                      table: users
                      column: email
                      with: {name: mail, type: text}
                      up: lower(trim(email))
                      down: mail
                      lossy: accept
                """);
        List<TwoShapesClient> clients = new ArrayList<>();
        List<Future<Integer>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(new TwoShapesClient(database.connect(), () -> stage, SEED, i, CLIENTS, ROWS));
                running.add(threads.submit(clients.getLast()));
            }
            AtomicInteger ranges = new AtomicInteger();
            assertThatThrownBy(() -> database.suture(folder, moment -> dieAtTheSecondRange(moment, ranges))
                            .migrate(MigrateOptions.defaults()))
                    .isInstanceOf(Died.class);
            assertThat(database.text("SELECT count(*) FROM suture.backfill WHERE next_block < end_block"))
                    .isEqualTo("1");
            database.suture(folder, CrashPoint.NONE).migrate(MigrateOptions.defaults());
            Thread.sleep(500);
            stage = Stage.NEW_ONLY;
            database.suture(folder, CrashPoint.NONE)
                    .complete(CompleteOptions.defaults().quietFor(Duration.ZERO));
            Thread.sleep(200);
            stage = Stage.OVER;
        }
        int writes = 0;
        for (Future<Integer> client : running) {
            writes += client.get();
        }
        Map<Integer, String> expected = expected(clients);
        Map<Integer, String> found = rows();
        List<Integer> differing = Stream.concat(expected.keySet().stream(), found.keySet().stream())
                .distinct()
                .filter(id -> !Objects.equals(expected.get(id), found.get(id)))
                .toList();
        reporter.publishEntry(Map.of("seed", SEED + "", "writes", writes + "", "differences", differing.size() + ""));
        assertThat(differing).isEmpty();
        assertThat(writes).isGreaterThan(1000);
    }

    private void dieAtTheSecondRange(CrashPoint.Moment moment, AtomicInteger ranges) {
        if (moment == CrashPoint.Moment.AFTER_INTENT) {
            stage = Stage.BOTH;
        }
        if (moment == CrashPoint.Moment.AFTER_STATEMENT && ranges.incrementAndGet() == 2) {
            throw new Died();
        }
    }

    private static Map<Integer, String> expected(List<TwoShapesClient> clients) {
        Map<Integer, String> all = new TreeMap<>();
        for (TwoShapesClient client : clients) {
            for (Map.Entry<Integer, Row> row : client.model().entrySet()) {
                all.put(row.getKey(), String.valueOf(row.getValue().mail()));
            }
        }
        return all;
    }

    private Map<Integer, String> rows() throws SQLException {
        Map<Integer, String> all = new TreeMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id, mail FROM users")) {
            while (row.next()) {
                all.put(row.getInt(1), String.valueOf(row.getString(2)));
            }
        }
        return all;
    }
}
