// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suture.core.problem.SutureException;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.UndoOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table is divided by month, and made one again, while clients write rows of all months and move them from one to another. */
class PartitionTrafficTest {
    private static final int ROWS = 20_000;
    private static final int MONTHS = 8;

    /** So many clients, each with the keys that leave its number over. */
    private static final int CLIENTS = 3;

    private static final String MONTHLY = """
            operations:
              - partition_table: {table: audit_log, by: range, columns: created_at, every: month, primary_key: [id, created_at]}
            """;

    private static final String KEPT = """
            operations:
              - partition_table:
                  table: audit_log
                  by: range
                  columns: created_at
                  existing: keep
                  parts:
                    - {name: old, to: 2999-01-01}
                    - {name: far, from: 2999-01-01, to: 3000-01-01}
                  primary_key: [id, created_at]
            """;

    @TempDir
    Path folder;

    private final TestDatabase database = new TestDatabase();

    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @BeforeEach
    void a_log_of_some_months() throws Exception {
        database.run(
                "CREATE TABLE audit_log (id int PRIMARY KEY, created_at timestamptz NOT NULL, entry int NOT NULL)");
        database.run("INSERT INTO audit_log SELECT i, " + month("i % " + MONTHS) + ", 0 FROM generate_series(0, "
                + (ROWS - 1) + ") AS i");
        Files.writeString(folder.resolve("0001_monthly.yaml"), MONTHLY);
    }

    @AfterEach
    void everybody_leaves() {
        database.close();
    }

    @Test
    void every_acknowledged_write_is_there_after_a_crash_in_the_copy_and_after_the_undo() throws Exception {
        whileClientsWrite(() -> {
            AtomicInteger ranges = new AtomicInteger();
            assertThatThrownBy(() -> migrate(moment -> {
                        if (moment == CrashPoint.Moment.AFTER_STATEMENT && ranges.incrementAndGet() == 2) {
                            throw new Died();
                        }
                    }))
                    .isInstanceOf(Died.class);
            migrate(CrashPoint.NONE);
            assertThat(database.text("SELECT count(*) FROM pg_partition_tree('audit_log') WHERE isleaf"))
                    .isEqualTo(Integer.toString(MONTHS + 4));
            database.suture(folder, CrashPoint.NONE).undo(UndoOptions.last());
            migrate(CrashPoint.NONE);
        });
        assertThat(database.text("SELECT count(*) FROM audit_log_default")).isEqualTo("0");
        nothingIsLeftBehind();
    }

    @Test
    void every_acknowledged_write_is_there_where_the_table_itself_becomes_a_partition_and_one_table_again()
            throws Exception {
        Files.writeString(folder.resolve("0001_monthly.yaml"), KEPT);
        String file = database.text("SELECT pg_relation_filenode('audit_log')");
        whileClientsWrite(() -> {
            migrate(CrashPoint.NONE);
            assertThat(database.text("SELECT pg_relation_filenode('audit_log_old')"))
                    .isEqualTo(file);
            database.run("INSERT INTO audit_log VALUES (-1, '2999-06-01', 7)");
            database.suture(folder, CrashPoint.NONE).undo(UndoOptions.last());
            assertThat(database.text("SELECT pg_relation_filenode('audit_log')"))
                    .isEqualTo(file);
            assertThat(database.text("DELETE FROM audit_log WHERE id = -1 RETURNING entry"))
                    .isEqualTo("7");
            migrate(CrashPoint.NONE);
        });
        assertThat(database.text("SELECT count(*) FROM audit_log_far")).isEqualTo("0");
        nothingIsLeftBehind();
    }

    @Test
    void rows_beyond_the_bound_are_counted_before_anything_is_touched() throws Exception {
        Files.writeString(folder.resolve("0001_monthly.yaml"), KEPT.replace("2999", "1999"));
        assertThatThrownBy(() -> migrate(CrashPoint.NONE))
                .isInstanceOfSatisfying(
                        SutureException.class,
                        e -> assertThat(e.problems())
                                .anySatisfy(p -> assertThat(p.code()).isEqualTo("PARTITION-BOUND")));
        nothingIsLeftBehind();
    }

    private interface Work {
        void run() throws Exception;
    }

    private void whileClientsWrite(Work work) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<Map<Integer, String>>> books = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                books.add(clients.submit(new Client(i, over)));
            }
            try {
                work.run();
            } finally {
                over.set(true);
            }
            Map<Integer, String> expected = new TreeMap<>();
            for (Future<Map<Integer, String>> book : books) {
                expected.putAll(book.get());
            }
            assertThat(contents()).isEqualTo(expected);
        }
    }

    private void nothingIsLeftBehind() throws Exception {
        assertThat(database.text("SELECT count(*) FROM pg_class WHERE relname LIKE 'suture\\_%'"))
                .isEqualTo("0");
    }

    @Test
    void a_table_that_is_truncated_is_gone_through_anew_and_stays_empty_but_for_what_came_after() {
        assertThatThrownBy(() -> migrate(moment -> {
                    if (moment == CrashPoint.Moment.AFTER_STATEMENT
                            && "0".equals(database.text("SELECT count(*) FROM audit_log WHERE id = -1"))) {
                        database.run("TRUNCATE audit_log");
                        database.run("INSERT INTO audit_log VALUES (-1, '1999-01-01', 7)");
                    }
                }))
                .hasMessageContaining("audit_log was written anew");
        migrate(CrashPoint.NONE);
        assertThat(database.text("SELECT string_agg(id || '/' || entry, ' ') FROM audit_log_default"))
                .isEqualTo("-1/7");
    }

    @Test
    void rows_without_a_partition_are_counted_before_anything_is_touched() throws Exception {
        Files.writeString(
                folder.resolve("0001_monthly.yaml"),
                MONTHLY.replace("every: month", "every: month, from: 2999-01-01, default: no"));
        assertThatThrownBy(() -> migrate(CrashPoint.NONE))
                .isInstanceOfSatisfying(
                        SutureException.class,
                        e -> assertThat(e.problems()).anySatisfy(p -> {
                            assertThat(p.code()).isEqualTo("PARTITION-HOMELESS");
                            assertThat(p.what()).contains("20,000 of 20,000");
                        }));
        assertThat(database.text("SELECT count(*) FROM pg_class WHERE relname LIKE 'suture\\_%'"))
                .isEqualTo("0");
    }

    /** Of so many months ago, in the middle. */
    private static String month(String ago) {
        return "date_trunc('month', now()) + interval '14 days' - (" + ago + ") * interval '1 month'";
    }

    /** Writes its own rows at random, and keeps books of what was acknowledged: how many months ago, and what the entry says. */
    private final class Client implements Callable<Map<Integer, String>> {
        private final int number;
        private final AtomicBoolean over;
        private final Random random;
        private final Map<Integer, String> book = new TreeMap<>();

        Client(int number, AtomicBoolean over) {
            this.number = number;
            this.over = over;
            this.random = new Random(number);
            for (int id = number; id < ROWS; id += CLIENTS) {
                book.put(id, id % MONTHS + "/0");
            }
        }

        @Override
        public Map<Integer, String> call() throws SQLException {
            try (Connection connection = database.connect()) {
                while (!over.get()) {
                    write(connection, random.nextInt(ROWS / CLIENTS) * CLIENTS + number);
                }
            }
            return book;
        }

        private void write(Connection connection, int id) throws SQLException {
            int month = random.nextInt(MONTHS);
            int entry = random.nextInt(1000);
            switch (random.nextInt(4)) {
                case 0 -> {
                    execute(connection, "DELETE FROM audit_log WHERE id = ?", id);
                    book.remove(id);
                }
                case 1 -> {
                    if (book.putIfAbsent(id, month + "/" + entry) == null) {
                        execute(
                                connection,
                                "INSERT INTO audit_log VALUES (?, " + month(Integer.toString(month)) + ", " + entry
                                        + ") ON CONFLICT DO NOTHING",
                                id);
                    }
                }
                case 2 -> {
                    execute(connection, "UPDATE audit_log SET entry = " + entry + " WHERE id = ?", id);
                    book.computeIfPresent(id, (k, v) -> v.substring(0, v.indexOf('/') + 1) + entry);
                }
                default -> {
                    execute(
                            connection,
                            "UPDATE audit_log SET created_at = " + month(Integer.toString(month)) + " WHERE id = ?",
                            id);
                    book.computeIfPresent(id, (k, v) -> month + v.substring(v.indexOf('/')));
                }
            }
        }

        private void execute(Connection connection, String sql, int id) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setInt(1, id);
                statement.executeUpdate();
            }
        }
    }

    private Map<Integer, String> contents() throws SQLException {
        Map<Integer, String> contents = new TreeMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT id, (extract(year FROM a) * 12 + extract(month FROM a))::int || '/' || entry"
                                + " FROM audit_log, age(date_trunc('month', now()) + interval '14 days', created_at) AS a")) {
            while (row.next()) {
                assertThat(contents.put(row.getInt(1), row.getString(2))).isNull();
            }
        }
        return contents;
    }

    private void migrate(CrashPoint between) {
        database.suture(folder, between).migrate(MigrateOptions.defaults());
    }
}
