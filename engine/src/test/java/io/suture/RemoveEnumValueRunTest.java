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
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An enum loses a value while two tables that hold it are written. */
class RemoveEnumValueRunTest {
    private static final int ROWS = 20_000;

    @TempDir
    Path folder;

    private final TestDatabase database = new TestDatabase();

    @BeforeEach
    void people_and_their_days() {
        database.run("CREATE TYPE mood AS ENUM ('sad', 'ok', 'lost', 'glad')");
        database.run("CREATE TABLE people (id int PRIMARY KEY, mood mood NOT NULL DEFAULT 'ok')");
        database.run("CREATE TABLE days (id int PRIMARY KEY REFERENCES people ON DELETE CASCADE, moods mood[])");
        database.run("INSERT INTO people SELECT i, 'ok' FROM generate_series(1, " + ROWS + ") AS i");
        database.run("INSERT INTO days SELECT i, '{ok,sad}' FROM generate_series(1, " + ROWS + ") AS i");
    }

    @AfterEach
    void everybody_leaves() {
        database.close();
    }

    @Test
    void every_acknowledged_write_is_there_afterwards_and_none_failed() throws Exception {
        migration("lost", "");
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService clients = Executors.newFixedThreadPool(2)) {
            Future<Map<Integer, String>> people = clients.submit(() -> written(
                    over, "UPDATE people SET mood = '%s'::mood WHERE id = %d AND mood <> 'glad'::mood", "ok", "sad"));
            Future<Map<Integer, String>> days = clients.submit(
                    () -> written(over, "UPDATE days SET moods = '%s' WHERE id = %d", "{glad}", "{sad,sad}"));
            try {
                migrate(CrashPoint.NONE);
            } finally {
                over.set(true);
            }
            assertThat(database.text("SELECT string_agg(id || mood::text, ' ' ORDER BY id) FROM people"))
                    .isEqualTo(all(people.get(), "ok"));
            assertThat(database.text("SELECT string_agg(id || moods::text, ' ' ORDER BY id) FROM days"))
                    .isEqualTo(all(days.get(), "{ok,sad}"));
        }
        assertThat(values()).isEqualTo("{sad,ok,glad}");
        assertThat(leftovers()).isEqualTo("0");
        database.suture(folder, CrashPoint.NONE).undo(UndoOptions.last());
        assertThat(values()).isEqualTo("{sad,ok,lost,glad}");
    }

    @Test
    void a_session_that_has_compiled_a_function_goes_on_with_it() throws Exception {
        migration("lost", "");
        database.run(
                "CREATE FUNCTION felt(n int) RETURNS text LANGUAGE plpgsql AS $$ DECLARE m mood; l people.mood%TYPE;"
                        + " BEGIN SELECT mood, mood INTO m, l FROM people WHERE id = n; RETURN m || coalesce(l::text, ''); END $$");
        try (Connection session = database.connect();
                Statement statement = session.createStatement()) {
            statement.execute("SELECT felt(1)");
            migrate(CrashPoint.NONE);
            assertThat(statement.execute("SELECT felt(1)")).isTrue();
        }
    }

    @Test
    void a_value_that_rows_hold_is_refused_before_anything_is_begun() throws Exception {
        migration("lost", "");
        database.run("UPDATE days SET moods = moods || '{lost}' WHERE id = 7");
        assertThatThrownBy(() -> migrate(CrashPoint.NONE))
                .isInstanceOfSatisfying(
                        SutureException.class,
                        e -> assertThat(e.problems()).singleElement().satisfies(p -> {
                            assertThat(p.code()).isEqualTo("ENUM-IN-USE");
                            assertThat(p.what()).startsWith("1 of 20,000 rows have 'lost' in moods of days");
                        }));
        assertThat(leftovers()).isEqualTo("0");
    }

    @Test
    void a_value_that_is_written_meanwhile_stops_the_run_and_not_its_writer_and_the_run_goes_on_when_it_is_gone()
            throws Exception {
        migration("lost", "");
        AtomicBoolean once = new AtomicBoolean();
        assertThatThrownBy(() -> migrate(moment -> {
                    boolean noted = "1"
                            .equals(database.text("SELECT count(*) FROM pg_trigger WHERE tgrelid = "
                                    + "'people'::regclass AND tgname LIKE '%suture%\\_log'"));
                    if (noted && once.compareAndSet(false, true)) {
                        database.run("UPDATE people SET mood = 'lost' WHERE id = 7");
                    }
                }))
                .isInstanceOfSatisfying(
                        SutureException.class,
                        e -> assertThat(e.problems())
                                .anySatisfy(p -> assertThat(p.code()).isEqualTo("ENUM-VALUE-WRITTEN")));
        assertThat(database.text("SELECT mood FROM people WHERE id = 7")).isEqualTo("lost");
        assertThat(values()).isEqualTo("{sad,ok,lost,glad}");
        database.run("UPDATE people SET mood = 'sad' WHERE id = 7");
        migrate(CrashPoint.NONE);
        assertThat(values()).isEqualTo("{sad,ok,glad}");
        assertThat(database.text("SELECT mood FROM people WHERE id = 7")).isEqualTo("sad");
        assertThat(leftovers()).isEqualTo("0");
    }

    @Test
    void rows_get_what_replaces_the_value_also_those_that_are_written_meanwhile() throws Exception {
        migration("lost", ", replace_with: sad");
        database.run("UPDATE people SET mood = 'lost' WHERE id < 100");
        database.run("UPDATE days SET moods = '{lost,glad,lost}' WHERE id < 100");
        migrate(moment -> {
            if (values().contains("lost")) {
                database.run("UPDATE people SET mood = 'lost' WHERE id = 5000");
            }
        });
        assertThat(database.text("SELECT count(*) FROM people WHERE mood = 'sad'"))
                .isEqualTo("100");
        assertThat(database.text("SELECT count(*) FROM days WHERE moods = '{sad,glad,sad}'"))
                .isEqualTo("99");
        assertThat(database.suture(folder, CrashPoint.NONE)
                        .undo(UndoOptions.last())
                        .lost())
                .containsExactly("which rows had 'lost' before they got 'sad'");
        assertThat(values()).isEqualTo("{sad,ok,lost,glad}");
    }

    /** What was acknowledged, by the key of its row. */
    private Map<Integer, String> written(AtomicBoolean over, String update, String one, String other)
            throws SQLException {
        Map<Integer, String> book = new TreeMap<>();
        Random random = new Random(7);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            while (!over.get()) {
                int id = 1 + random.nextInt(ROWS);
                String value = random.nextBoolean() ? one : other;
                assertThat(statement.executeUpdate(update.formatted(value, id))).isEqualTo(1);
                book.put(id, value);
            }
        }
        return book;
    }

    private static String all(Map<Integer, String> book, String otherwise) {
        StringBuilder all = new StringBuilder();
        for (int id = 1; id <= ROWS; id++) {
            all.append(id == 1 ? "" : " ").append(id).append(book.getOrDefault(id, otherwise));
        }
        return all.toString();
    }

    private String values() {
        return database.text("SELECT enum_range(NULL::mood)");
    }

    private String leftovers() {
        return database.text(
                "SELECT count(*) FROM pg_class AS c FULL JOIN pg_proc AS p ON false FULL JOIN pg_trigger AS t ON false FULL JOIN pg_type"
                        + " AS y ON false WHERE c.relname LIKE 'suture\\_%' OR p.proname LIKE 'suture\\_%' OR t.tgname LIKE '%suture\\_%' OR"
                        + " y.typname LIKE 'suture\\_%'");
    }

    private void migration(String value, String more) throws Exception {
        Files.writeString(
                folder.resolve("0001_remove.yaml"),
                "operations:\n  - remove_enum_value: {type: mood, value: " + value + more + "}\n");
    }

    private void migrate(CrashPoint between) {
        database.suture(folder, between).migrate(MigrateOptions.defaults());
    }
}
