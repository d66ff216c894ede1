// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.TwoShapesClient.Row;
import io.suture.TwoShapesClient.Stage;
import io.suture.engine.run.CompleteOptions;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.UndoOptions;
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
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients of both releases write at random while a column is replaced by one that says less, is completed, kept and taken back; the runner dies
 * at random points on its way. Prints what it did; {@code suture.seed} repeats it.
 */
class TwoShapesTrafficTest {
    private static final int CLIENTS = 3;
    private static final int ROWS = 40_000;
    private static final int WRITES_A_STAGE = 1_500;
    private static final int KILLS_A_COMMAND = 6;
    private static final long SEED = Long.getLong("suture.seed", 20_261_121);

    @TempDir
    Path folder;

    private final TestDatabase database = new TestDatabase();
    private final AtomicInteger writes = new AtomicInteger();
    private final Random random = new Random(SEED);
    private final Map<CrashPoint.Moment, Integer> kills = new EnumMap<>(CrashPoint.Moment.class);
    private volatile Stage stage = Stage.OLD_ONLY;

    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @AfterEach
    void everybody_leaves() {
        database.close();
    }

    @Test
    void no_acknowledged_write_is_lost_or_differs_between_the_shapes() throws Exception {
        database.run("CREATE TABLE users (id int PRIMARY KEY, email text, note text)");
        database.run("INSERT INTO users SELECT i, ' User' || i || '@X ' FROM generate_series(1, " + ROWS + ") AS i");
        Files.writeString(folder.resolve("0001_mail.yaml"), """
                contract: later
                keep: 7d
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
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(new TwoShapesClient(database.connect(), () -> stage, writes, SEED, i, CLIENTS, ROWS));
                running.add(threads.submit(clients.getLast()));
            }
            try {
                oftenKilled(suture -> suture.migrate(MigrateOptions.defaults()));
                moreWrites(running);
                stage = Stage.NEW_ONLY;
                moreWrites(running);
                oftenKilled(suture -> suture.complete(CompleteOptions.defaults().quietFor(Duration.ZERO)));
                moreWrites(running);
            } finally {
                stage = Stage.OVER;
            }
        }
        for (Future<?> client : running) {
            client.get();
        }
        List<Integer> inNewShape = differing("mail", clients, Row::mail);
        oftenKilled(suture -> suture.undo(UndoOptions.last()));
        List<Integer> inOldShape = differing("email", clients, Row::email);
        System.out.printf(
                Locale.ROOT,
                "traffic: seed %d, %d clients, %,d writes, %d kills %s, %d differences in the new shape, %d in the old%n",
                SEED,
                CLIENTS,
                writes.get(),
                kills.values().stream().mapToInt(Integer::intValue).sum(),
                kills,
                inNewShape.size(),
                inOldShape.size());
        assertThat(inNewShape).isEmpty();
        assertThat(inOldShape).isEmpty();
        assertThat(kills).isNotEmpty();
    }

    /** As somebody does who only ever starts the same command again. */
    private void oftenKilled(Consumer<Suture> command) {
        for (int deaths = 0; ; deaths++) {
            boolean mortal = deaths < KILLS_A_COMMAND;
            try {
                command.accept(database.suture(folder, moment -> reached(moment, mortal)));
                return;
            } catch (Died e) {
                assertThat(mortal).isTrue();
            }
        }
    }

    private void reached(CrashPoint.Moment moment, boolean mortal) {
        if (moment == CrashPoint.Moment.AFTER_INTENT && stage == Stage.OLD_ONLY) {
            stage = Stage.BOTH;
        }
        if (mortal && random.nextInt(4) == 0) {
            kills.merge(moment, 1, Integer::sum);
            throw new Died();
        }
    }

    /** Waits for them, unless a client has given up. */
    private void moreWrites(List<Future<?>> running) throws InterruptedException {
        int enough = writes.get() + WRITES_A_STAGE;
        while (writes.get() < enough && running.stream().noneMatch(Future::isDone)) {
            Thread.sleep(10);
        }
    }

    private List<Integer> differing(String column, List<TwoShapesClient> clients, Function<Row, @Nullable String> side)
            throws SQLException {
        Map<Integer, String> expected = new TreeMap<>();
        clients.forEach(c -> c.model().forEach((id, row) -> expected.put(id, String.valueOf(side.apply(row)))));
        Map<Integer, String> found = rows(column);
        return Stream.concat(expected.keySet().stream(), found.keySet().stream())
                .distinct()
                .filter(id -> !Objects.equals(expected.get(id), found.get(id)))
                .toList();
    }

    private Map<Integer, String> rows(String column) throws SQLException {
        Map<Integer, String> all = new TreeMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id, " + column + " FROM users")) {
            while (row.next()) {
                all.put(row.getInt(1), String.valueOf(row.getString(2)));
            }
        }
        return all;
    }
}
