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
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table that is written anew beside itself while everybody goes on writing it. */
class TableCopyTest {
    private static final int ROWS = 40_000;

    /** So many clients, each with the keys that leave its number over. */
    private static final int CLIENTS = 4;

    @TempDir
    Path folder;

    private final TestDatabase database = new TestDatabase();

    @BeforeEach
    void patients_in_use() throws Exception {
        database.run("CREATE TABLE patients (id int PRIMARY KEY, room varchar(10), seen int NOT NULL)");
        database.run(
                "CREATE TABLE visits (id int PRIMARY KEY, patient int REFERENCES patients (id) ON DELETE CASCADE ON UPDATE CASCADE)");
        database.run("INSERT INTO patients SELECT i, i, 0 FROM generate_series(0, " + (ROWS - 1) + ") AS i");
        database.run("INSERT INTO visits SELECT i, i FROM generate_series(1, 1000) AS i");
    }

    @AfterEach
    void everybody_leaves() {
        database.close();
    }

    @Test
    void every_acknowledged_write_is_there_afterwards_and_none_failed() throws Exception {
        migration("ALTER TABLE patients ALTER COLUMN id TYPE bigint, ALTER COLUMN room TYPE int USING room::int;");
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<Map<Long, String>>> books = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                books.add(clients.submit(new Client(i, over)));
            }
            try {
                migrate(CrashPoint.NONE);
            } finally {
                over.set(true);
            }
            Map<Long, String> expected = new TreeMap<>();
            for (Future<Map<Long, String>> book : books) {
                expected.putAll(book.get());
            }
            assertThat(contents()).isEqualTo(expected);
        }
        assertThat(
                        database.text(
                                "SELECT atttypid::regtype FROM pg_attribute WHERE attrelid = 'patients'::regclass AND attname = 'id'"))
                .isEqualTo("bigint");
        assertThat(
                        database.text(
                                "SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND convalidated AND confrelid = 'patients'::regclass"))
                .isEqualTo("1");
        assertThat(leftovers()).isEqualTo("0");
    }

    @Test
    void a_table_that_is_truncated_is_gone_through_anew_and_stays_empty_but_for_what_came_after() throws Exception {
        migration("ALTER TABLE patients ALTER COLUMN seen TYPE bigint;");
        assertThatThrownBy(() -> migrate(moment -> {
                    if (moment == CrashPoint.Moment.AFTER_STATEMENT
                            && "0".equals(database.text("SELECT count(*) FROM patients WHERE id = -1"))) {
                        database.run("TRUNCATE patients CASCADE");
                        database.run("INSERT INTO patients VALUES (-1, 'new', 1)");
                    }
                }))
                .hasMessageContaining("patients was written anew");
        migrate(CrashPoint.NONE);
        assertThat(database.text("SELECT string_agg(patients::text, ' ') FROM patients"))
                .isEqualTo("(-1,new,1)");
    }

    @Test
    void a_table_that_vacuum_has_written_anew_is_copied_from_the_beginning_and_each_row_once() throws Exception {
        migration("ALTER TABLE patients ALTER COLUMN seen TYPE bigint;");
        String before = database.text("SELECT string_agg(patients::text, ' ' ORDER BY id) FROM patients");
        AtomicBoolean written = new AtomicBoolean();
        assertThatThrownBy(() -> migrate(moment -> {
                    if (moment == CrashPoint.Moment.AFTER_STATEMENT && !written.getAndSet(true)) {
                        database.run("UPDATE patients SET seen = seen WHERE id % 1000 = 0");
                        database.run("VACUUM FULL patients");
                    }
                }))
                .hasMessageContaining("patients was written anew");
        assertThat(database.text("SELECT sum(rows) > 0 FROM suture.backfill")).isEqualTo("t");
        migrate(CrashPoint.NONE);
        assertThat(database.text("SELECT string_agg(patients::text, ' ' ORDER BY id) FROM patients"))
                .isEqualTo(before);
        assertThat(leftovers()).isEqualTo("0");
    }

    @Test
    void autovacuum_leaves_the_copy_alone_until_it_is_the_table_which_is_then_as_it_was() throws Exception {
        database.run(
                "CREATE TABLE wards (id int PRIMARY KEY, beds int) WITH (autovacuum_enabled = true, fillfactor = 90)");
        migration(
                "ALTER TABLE patients ALTER COLUMN seen TYPE bigint; ALTER TABLE wards ALTER COLUMN beds TYPE bigint;");
        Set<String> meanwhile = new TreeSet<>();
        String options =
                "SELECT string_agg(array_to_string(reloptions, ' '), '; ' ORDER BY relname) FROM pg_class WHERE ";
        migrate(moment -> Optional.ofNullable(database.text(options + "relname ~ '^suture_.*_copy$'"))
                .ifPresent(meanwhile::add));
        assertThat(meanwhile)
                .isNotEmpty()
                .allMatch(copies -> copies.contains("autovacuum_enabled=false") && !copies.contains("=true"));
        assertThat(database.text(options + "relname IN ('patients', 'wards')"))
                .isEqualTo("fillfactor=90 autovacuum_enabled=true");
    }

    @Test
    void who_may_not_read_the_table_may_not_read_the_keys_that_are_noted_of_it() throws Exception {
        database.run("ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO pg_monitor");
        migration("ALTER TABLE patients ALTER COLUMN seen TYPE bigint;");
        List<String> readable = new ArrayList<>();
        migrate(moment -> {
            if (moment == CrashPoint.Moment.AFTER_STATEMENT) {
                readable.add(
                        database.text("SELECT string_agg(has_table_privilege('pg_monitor', oid, 'SELECT')::text, ' ')"
                                + " FROM pg_class WHERE relname ~ '^suture_.*_(log|copy)$'"));
            }
        });
        assertThat(readable).contains("false false").allMatch(r -> r == null || !r.contains("true"));
    }

    @Test
    void two_keys_that_become_one_are_noticed_and_the_table_is_not_touched() throws Exception {
        database.run("CREATE TABLE doses (amount numeric PRIMARY KEY, note text)");
        database.run("INSERT INTO doses VALUES (1.2, 'a'), (1.4, 'b')");
        migration("ALTER TABLE doses ALTER COLUMN amount TYPE int;");
        assertThatThrownBy(() -> migrate(CrashPoint.NONE))
                .isInstanceOfSatisfying(
                        SutureException.class,
                        e -> assertThat(e.problems())
                                .anySatisfy(p -> assertThat(p.code()).isEqualTo("COPY-DIFFERS")));
        database.suture(folder, CrashPoint.NONE).undo(UndoOptions.last());
        assertThat(database.text("SELECT string_agg(doses::text, ' ' ORDER BY note) FROM doses"))
                .isEqualTo("(1.2,a) (1.4,b)");
        assertThat(leftovers()).isEqualTo("0");
    }

    @Test
    void a_wider_column_and_a_numbered_one_go_back_in_one_undo() throws Exception {
        migration("ALTER TABLE patients ADD COLUMN number serial, ALTER COLUMN seen TYPE bigint;");
        migrate(CrashPoint.NONE);
        assertThat(database.text("SELECT count(DISTINCT number) || ' ' || pg_typeof(max(seen)) FROM patients"))
                .isEqualTo(ROWS + " bigint");
        database.suture(folder, CrashPoint.NONE).undo(UndoOptions.last());
        assertThat(database.text(
                        "SELECT string_agg(attname || ' ' || atttypid::regtype, ', ' ORDER BY attnum) FROM pg_attribute"
                                + " WHERE attrelid = 'patients'::regclass AND attnum > 0 AND NOT attisdropped"))
                .isEqualTo("id integer, room character varying, seen integer");
        assertThat(leftovers()).isEqualTo("0");
    }

    @Test
    void what_a_change_of_a_type_cannot_keep_is_said_before_anything_is_begun() throws Exception {
        migration("/* ---\nkeep: 7d\n--- */\nALTER TABLE patients ALTER COLUMN room TYPE int USING room::int;");
        assertThatThrownBy(() -> migrate(CrashPoint.NONE))
                .isInstanceOfSatisfying(
                        SutureException.class,
                        e -> assertThat(e.problems())
                                .singleElement()
                                .satisfies(p -> assertThat(p.code()).isEqualTo("PLAN-KEEP")));
        assertThat(leftovers()).isEqualTo("0");
    }

    @Test
    void an_author_may_change_what_an_earlier_migration_of_the_same_run_has_altered() throws Exception {
        Files.writeString(
                folder.resolve("V1__hide.sql"),
                "ALTER TABLE patients ENABLE ROW LEVEL SECURITY;"
                        + " CREATE POLICY rooms ON patients USING (seen > 0); COMMENT ON TABLE patients IS 'hidden';");
        Files.writeString(folder.resolve("V2__type.sql"), "ALTER TABLE patients ALTER COLUMN seen TYPE bigint;");
        migrate(CrashPoint.NONE);
        assertThat(
                        database.text(
                                "SELECT relrowsecurity || ' ' || obj_description(oid) FROM pg_class WHERE oid = 'patients'::regclass"))
                .isEqualTo("true hidden");
        assertThat(database.text("SELECT count(*) FROM pg_policy WHERE polrelid = 'patients'::regclass"))
                .isEqualTo("1");
    }

    /** Writes its own rows at random, and keeps books of what was acknowledged. */
    private final class Client implements Callable<Map<Long, String>> {
        private final int number;
        private final AtomicBoolean over;
        private final Random random;
        private final Map<Long, String> book = new TreeMap<>();

        Client(int number, AtomicBoolean over) {
            this.number = number;
            this.over = over;
            this.random = new Random(number);
            for (long id = number; id < ROWS; id += CLIENTS) {
                book.put(id, id + "/0");
            }
        }

        @Override
        public Map<Long, String> call() throws SQLException {
            try (Connection connection = database.connect()) {
                while (!over.get()) {
                    write(connection, (long) random.nextInt(ROWS / CLIENTS) * CLIENTS + number);
                }
            }
            return book;
        }

        private void write(Connection connection, long id) throws SQLException {
            int room = random.nextInt(1000);
            switch (random.nextInt(5)) {
                case 0 -> {
                    execute(connection, "DELETE FROM patients WHERE id = ?", id);
                    book.remove(id);
                }
                case 1 -> {
                    execute(
                            connection,
                            "INSERT INTO patients VALUES (?, " + room + ", 1) ON CONFLICT (id) DO UPDATE SET room = "
                                    + room + ", seen = 1",
                            id);
                    book.put(id, room + "/1");
                }
                case 2 -> {
                    execute(connection, "UPDATE patients SET seen = seen + 1 WHERE id = ?", id);
                    book.computeIfPresent(id, (k, v) -> seenAgain(v));
                }
                case 3 -> {
                    execute(connection, "UPDATE patients SET room = NULL WHERE id = ?", id);
                    book.computeIfPresent(id, (k, v) -> "-" + v.substring(v.indexOf('/')));
                }
                default -> moved(connection, id, id + ROWS);
            }
        }

        /** Another key, and sometimes there and back. */
        private void moved(Connection connection, long from, long to) throws SQLException {
            if (book.containsKey(from) && !book.containsKey(to)) {
                execute(connection, "UPDATE patients SET id = id + " + ROWS + " WHERE id = ?", from);
                book.put(to, book.remove(from));
            } else if (book.containsKey(to) && !book.containsKey(from)) {
                execute(connection, "UPDATE patients SET id = id - " + ROWS + " WHERE id = ?", to);
                book.put(from, book.remove(to));
            }
        }

        private static String seenAgain(String entry) {
            int slash = entry.indexOf('/');
            return entry.substring(0, slash + 1) + (Integer.parseInt(entry.substring(slash + 1)) + 1);
        }

        private static void execute(Connection connection, String sql, long id) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setInt(1, (int) id);
                statement.executeUpdate();
            }
        }
    }

    private Map<Long, String> contents() throws SQLException {
        Map<Long, String> contents = new TreeMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT id, coalesce(room::text, '-') || '/' || seen FROM patients")) {
            while (row.next()) {
                contents.put(row.getLong(1), row.getString(2));
            }
        }
        return contents;
    }

    private String leftovers() {
        return database.text(
                "SELECT count(*) FROM pg_class AS c FULL JOIN pg_proc AS p ON false FULL JOIN pg_trigger AS t ON false"
                        + " WHERE c.relname LIKE 'suture\\_%' OR p.proname LIKE 'suture\\_%' OR t.tgname LIKE '%suture\\_%'");
    }

    private void migration(String sql) throws Exception {
        Files.writeString(folder.resolve("V1__type.sql"), sql);
    }

    private void migrate(CrashPoint between) {
        database.suture(folder, between).migrate(MigrateOptions.defaults());
    }
}
