// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.suture.core.catalog.Catalog;
import io.suture.core.migration.MigrationState;
import io.suture.core.problem.SutureException;
import io.suture.engine.connect.TestSessions;
import io.suture.engine.ledger.LedgerFilter;
import io.suture.engine.run.CompleteOptions;
import io.suture.engine.run.CompleteReport;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.RunReport;
import io.suture.engine.run.RunSettings;
import io.suture.engine.run.UndoOptions;
import io.suture.engine.run.UndoReport;
import io.suture.testkit.EmbeddedServer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

/** What a contract takes away is only set aside for as long as {@code keep} says, and an undo brings it back with today's values. */
class KeepTest {
    private static final String SCHEMA = """
            CREATE TABLE cities (name text PRIMARY KEY);
            INSERT INTO cities VALUES ('rome'), ('oslo'), ('lima');
            CREATE TABLE users (
                id int PRIMARY KEY,
                email varchar(20) NOT NULL DEFAULT 'none' CONSTRAINT has_email CHECK (email <> ''),
                city text REFERENCES cities,
                name text,
                legacy int NOT NULL);
            INSERT INTO users SELECT i, ' User' || i, 'oslo', 'A' || i || ' B', i FROM generate_series(1, 200) AS i;
            CREATE INDEX users_email ON users (lower(email));
            CREATE UNIQUE INDEX users_legacy ON users (legacy);
            COMMENT ON COLUMN users.email IS 'where to write';
            GRANT SELECT (email) ON users TO PUBLIC;
            CREATE TABLE visits (id int PRIMARY KEY, city text REFERENCES cities, note text);
            CREATE INDEX visits_note ON visits (note);
            INSERT INTO visits SELECT i, 'lima', 'n' FROM generate_series(1, 10) AS i;
            """;
    private static final String REPLACE = """
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
            """;
    private static final String SPLIT = """
            contract: later
            keep: 7d
            operations:
              - split_column:
                  table: users
                  column: name
                  into:
                    - {name: first, type: text, up: "split_part(name, ' ', 1)"}
                    - {name: last, type: text, up: "substr(name, length(split_part(name, ' ', 1)) + 2)"}
                  down: concat_ws(' ', first, last)
            """;
    private static final Map<Integer, String> TEMPLATES = new ConcurrentHashMap<>();

    @TempDir
    Path folder;

    private final List<Workbench> opened = new ArrayList<>();
    private Workbench bench;

    @AfterEach
    void everybody_leaves() {
        opened.forEach(Workbench::close);
    }

    @AfterAll
    static void the_templates_go() {
        TEMPLATES.forEach((major, name) -> EmbeddedServer.shared(major).dropDatabase(name));
        TEMPLATES.clear();
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void a_replaced_column_comes_back_with_what_was_written_since(int major) throws Exception {
        on(major, "0001_mail.yaml", REPLACE);
        Catalog before = bench.catalog();
        migrate();
        bench.run("UPDATE users SET email = ' Changed' WHERE id = 1");
        complete();
        assertThat(kept()).isEqualTo("kept");

        bench.run("INSERT INTO users (id, mail, legacy) VALUES (300, 'new', 300), (301, 'two', 301)");
        bench.run(
                "INSERT INTO users (id, mail, legacy) VALUES (2, 'upsert', 2) ON CONFLICT (id) DO UPDATE SET mail = excluded.mail");
        bench.run("UPDATE users SET mail = 'now' WHERE id = 3; UPDATE users SET city = 'rome' WHERE id = 4");
        bench.run("DELETE FROM users WHERE id = 5");
        copy("COPY users (id, mail, legacy) FROM STDIN", "302\tcopied\t302\n");

        UndoReport undone = undo();

        assertThat(undone.method()).isEqualTo("plan");
        assertThat(undone.lost()).noneMatch(lost -> lost.startsWith("not true of"));
        assertThat(rows("SELECT id, email FROM users WHERE id IN (1, 2, 3, 4, 5, 6) OR id >= 300 ORDER BY id"))
                .containsExactly(
                        "1| Changed", "2|upsert", "3|now", "4| User4", "6| User6", "300|new", "301|two", "302|copied");
        assertThat(bench.catalog().diff(before)).isEmpty();
        assertThat(state()).isEqualTo(MigrationState.ROLLED_BACK);
        assertThat(migrate().expanded()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void a_split_column_comes_back_joined(int major) throws Exception {
        on(major, "0001_names.yaml", SPLIT);
        Catalog before = bench.catalog();
        migrate();
        complete();
        bench.run("UPDATE users SET last = 'C' WHERE id = 1");
        bench.run("INSERT INTO users (id, email, legacy, first) VALUES (300, 'x', 300, 'Ann')");

        undo();

        assertThat(rows("SELECT id, name FROM users WHERE id IN (1, 2, 300) ORDER BY id"))
                .containsExactly("1|A1 C", "2|A2 B", "300|Ann");
        assertThat(bench.catalog().diff(before)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void when_its_time_is_over_it_goes_and_everything_is_as_if_it_had_never_been_kept(int major) throws Exception {
        for (String migration : List.of(REPLACE, SPLIT, dropped("7d"))) {
            on(major, "0001_x.yaml", migration.replace("keep: 7d\n", ""));
            migrate();
            complete();
            Catalog without = bench.catalog();
            on(major, "0001_x.yaml", migration);
            migrate();
            complete();
            assertThat(bench.catalog().diff(without)).isNotEmpty();
            assertThat(migrate().purged()).isEmpty();
            itsTimeIsOver();
            assertThat(kept()).isEqualTo("over");

            assertThat(migrate().purged()).hasSize(1);

            assertThat(bench.catalog().diff(without)).isEmpty();
            assertThat(state()).isEqualTo(MigrationState.COMPLETED);
            assertThat(kept()).isEmpty();
            assertThat(kinds()).contains("migration-purged");
            assertThat(migrate().purged()).isEmpty();
        }
    }

    @Test
    void a_replaced_column_can_still_be_computed_when_it_is_purged() throws Exception {
        on(18, "0001_mail.yaml", REPLACE);
        migrate();
        complete();
        bench.suture().complete(CompleteOptions.of("0001_mail").purging());
        bench.run("UPDATE users SET mail = 'now' WHERE id = 3");

        UndoReport undone = undo();

        assertThat(undone.lost()).contains("email of users says what mail says, and no more", "NOT NULL of email");
        assertThat(rows("SELECT id, email FROM users WHERE id IN (3, 4) ORDER BY id"))
                .containsExactly("3|now", "4|user4");
    }

    @Test
    void a_value_that_the_old_shape_cannot_hold_refuses_nobody_and_is_said_at_the_undo() throws Exception {
        on(18, "0001_mail.yaml", REPLACE);
        Catalog before = bench.catalog();
        migrate();
        complete();
        bench.run("UPDATE users SET mail = repeat('x', 30) WHERE id = 1; UPDATE users SET mail = '' WHERE id = 2;"
                + " UPDATE users SET mail = NULL WHERE id = 3");

        UndoReport undone = undo();

        assertThat(undone.lost())
                .contains(
                        "not true of 2 rows, so that it does not bind again: email of users is not null",
                        "not true of 1 row, so that it does not bind again: constraint has_email of users holds",
                        "not true of 1 row: email of users has a value where mail has one");
        assertThat(rows("SELECT id, email FROM users WHERE id <= 3 ORDER BY id"))
                .containsExactly("1|null", "2|", "3|null");
        assertThat(bench.catalog().diff(before)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void dropped_columns_and_tables_come_back_with_their_rows(int major) throws Exception {
        on(major, "0001_x.yaml", dropped("7d"));
        Catalog before = bench.catalog();
        migrate();
        complete();
        assertThat(rows("SELECT to_regclass('visits')")).containsExactly("null");
        bench.run("DELETE FROM users WHERE id = 9");

        assertThat(undo().lost()).isEmpty();

        assertThat(bench.catalog().diff(before)).isEmpty();
        assertThat(rows("SELECT count(*), sum(legacy) FROM users")).containsExactly("199|20091");
        assertThat(rows("SELECT count(*) FROM visits")).containsExactly("10");
    }

    @Test
    void rows_written_without_a_dropped_column_leave_it_nullable_and_its_parents_can_go() throws Exception {
        on(18, "0001_x.yaml", dropped("7d"));
        migrate();
        complete();
        bench.run(
                "INSERT INTO users (id, email) VALUES (300, 'a'), (301, 'b'); DELETE FROM cities WHERE name = 'lima'");

        UndoReport undone = undo();

        assertThat(undone.lost())
                .containsExactlyInAnyOrder(
                        "not true of 2 rows, so that it does not bind again: legacy of users is not null",
                        "not true of 10 rows, so that it does not bind again: constraint visits_city_fkey of visits holds");
        assertThat(rows("SELECT count(*) FROM users WHERE legacy IS NULL")).containsExactly("2");
    }

    @Test
    void what_is_hung_on_what_is_kept_closes_the_gate_of_the_purge_and_no_other_run() throws Exception {
        on(18, "0001_mail.yaml", REPLACE);
        migrate();
        complete();
        bench.run("CREATE VIEW old AS SELECT id, suture_kept_email FROM users");
        itsTimeIsOver();
        write("0002_note.sql", "ALTER TABLE cities ADD COLUMN note text;");

        RunReport run = migrate();

        assertThat(run.done()).hasSize(1);
        assertThat(run.purged()).isEmpty();
        assertThat(run.refused().getFirst().what()).isEqualTo("the purge of 0001_mail may not run yet");
        assertThat(run.refused().getFirst().why()).contains("view old needs column suture_kept_email of users");
        bench.run("DROP VIEW old");
        assertThat(complete().run().purged()).hasSize(1);
    }

    @Test
    void a_migration_that_would_break_what_is_kept_waits() throws Exception {
        on(18, "0001_mail.yaml", REPLACE);
        migrate();
        complete();
        write("0002_mail.sql", "ALTER TABLE users RENAME COLUMN mail TO address;");
        assertThatExceptionOfType(SutureException.class)
                .isThrownBy(this::migrate)
                .withMessageContaining("PLAN-IN-FLIGHT")
                .withMessageContaining("of which 0001_mail keeps");
        write("0002_mail.sql", "ALTER TABLE users ADD COLUMN seen boolean, DROP COLUMN name;");
        assertThat(migrate().done()).hasSize(1);
    }

    @Test
    void a_runner_that_is_killed_inside_a_contract_or_a_purge_goes_on() throws Exception {
        write("0001_mail.yaml", REPLACE);
        for (CrashPoint.Moment moment : List.of(
                CrashPoint.Moment.BEFORE_STEP, CrashPoint.Moment.AFTER_STEP, CrashPoint.Moment.BEFORE_RUN_END)) {
            on(18, "0001_mail.yaml", REPLACE);
            migrate();
            dying(moment);
            complete();
            assertThat(kept()).isEqualTo("kept");
            itsTimeIsOver();
            dying(moment);
            migrate();
            assertThat(kept()).as(moment.toString()).isEmpty();
            assertThat(state()).isEqualTo(MigrationState.COMPLETED);
            assertThat(rows("SELECT attname FROM pg_attribute WHERE attname LIKE 'suture%'"))
                    .isEmpty();
        }
    }

    @Test
    void a_contract_that_does_not_wait_keeps_too() throws Exception {
        on(
                18,
                "0001_x.sql",
                "-- ---\n-- keep: P7D\n-- ---\nALTER TABLE users DROP COLUMN legacy, ADD COLUMN seen date;");
        Catalog before = bench.catalog();

        assertThat(migrate().done()).hasSize(1);

        assertThat(kept()).isEqualTo("kept");
        undo();
        assertThat(bench.catalog().diff(before)).isEmpty();
    }

    private static String dropped(String keep) {
        return """
                contract: later
                keep: %s
                operations:
                  - sql: |
                      ALTER TABLE users DROP COLUMN legacy;
                      DROP TABLE visits;
                """.formatted(keep);
    }

    private void on(int major, String name, String migration) throws Exception {
        EmbeddedServer server = EmbeddedServer.shared(major);
        String template = TEMPLATES.computeIfAbsent(major, m -> template(server));
        bench = new Workbench(server, server.newDatabaseFrom(template), folder);
        opened.add(bench);
        write(name, migration);
    }

    private static String template(EmbeddedServer server) {
        String name = server.newDatabase();
        try (Connection connection = server.connect(name);
                Statement statement = connection.createStatement()) {
            statement.execute(SCHEMA);
            return name;
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
    }

    private RunReport migrate() {
        return bench.suture().migrate(MigrateOptions.defaults());
    }

    private CompleteReport complete() {
        CompleteReport report =
                bench.suture().complete(CompleteOptions.defaults().quietFor(Duration.ZERO));
        assertThat(report.refused()).isEmpty();
        return report;
    }

    private UndoReport undo() {
        return bench.suture().undo(UndoOptions.last());
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void dying(CrashPoint.Moment moment) {
        CrashPoint crash = reached -> {
            if (reached == moment) {
                throw new Killed();
            }
        };
        Suture suture = Suture.on(
                TestSessions.to(bench.server(), bench.database()),
                SutureOptions.in(folder).with(RunSettings.defaults().with(crash)));
        assertThatExceptionOfType(Killed.class).isThrownBy(() -> suture.complete(CompleteOptions.defaults()));
    }

    private void itsTimeIsOver() throws Exception {
        bench.run(
                "UPDATE suture.migration SET kept_until = clock_timestamp() - interval '1 s' WHERE kept_until IS NOT NULL");
    }

    private void copy(String sql, String text) throws Exception {
        try (Connection connection = bench.server().connect(bench.database())) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(sql, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private MigrationState state() {
        return bench.suture().status().migrations().getFirst().state();
    }

    private String kept() {
        return bench.suture()
                .status()
                .migrations()
                .getFirst()
                .kept()
                .map(k -> k.over() ? "over" : "kept")
                .orElse("");
    }

    private List<String> kinds() {
        return bench.suture().showLedger(LedgerFilter.defaults()).stream()
                .map(entry -> entry.body().replaceAll(".*\"kind\":\"([^\"]+)\".*", "$1"))
                .toList();
    }

    private List<String> rows(String sql) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection connection = bench.server().connect(bench.database());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    cells.add(String.valueOf(row.getString(i)));
                }
                rows.add(String.join("|", cells));
            }
        }
        return rows;
    }
}
