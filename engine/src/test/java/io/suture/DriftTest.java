// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.CrashPoint.Moment;
import io.suture.engine.run.MigrateOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application alters its own tables while they are migrated: it is noticed wherever it comes between, and named. */
class DriftTest {
    @TempDir
    private Path folder;

    private final TestDatabase database = new TestDatabase();
    private Connection application;

    @BeforeEach
    void two_tables_of_an_application() throws Exception {
        database.run("CREATE TABLE patients (id bigint PRIMARY KEY, name text)");
        database.run("CREATE TABLE wards (id bigint PRIMARY KEY, name text)");
        database.run("INSERT INTO patients SELECT n FROM generate_series(1, 1000) AS n");
        application =
                DriverManager.getConnection(database.server().url(database.name()) + "&ApplicationName=ward-app%202.1");
    }

    @AfterEach
    void leave() throws SQLException {
        application.close();
        database.close();
    }

    @Test
    void what_others_change_during_a_step_of_ours_is_not_taken_for_ours() throws Exception {
        write("ALTER TABLE patients ADD COLUMN ward int;", "ALTER TABLE wards ADD COLUMN floor int;");

        Problem problem = refused(once(Moment.AFTER_STEP, "ALTER TABLE wards ADD COLUMN boot int"));

        assertThat(problem.code()).isEqualTo("PLAN-STALE");
        assertThat(problem.what()).contains("wards").doesNotContain("patients");
        assertThat(problem.why())
                .contains("role postgres", "application ward-app 2.1", "its last statement was ALTER TABLE");
        assertThat(columns("wards")).isEqualTo("id,name,boot");
        assertThat(columns("patients")).isEqualTo("id,name,ward");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE INDEX boot ON patients (id)", "CREATE STATISTICS boot ON id, name FROM patients"})
    void what_others_change_while_a_fill_runs_is_noticed_after_it(String change) throws Exception {
        write(
                "ALTER TABLE patients ADD COLUMN label text;",
                "UPDATE patients SET label = 'p' || id WHERE label IS NULL;",
                "ALTER TABLE patients ALTER COLUMN label SET NOT NULL;");
        assertThat(refused(once(Moment.AFTER_STATEMENT, change)).code()).isEqualTo("PLAN-STALE");
    }

    @Test
    void a_table_that_is_only_used_does_not_count_as_changed() throws Exception {
        write("ALTER TABLE patients ADD COLUMN ward int;", "ALTER TABLE wards ADD COLUMN floor int;");
        AtomicInteger times = new AtomicInteger();
        database.suture(folder, moment -> {
                    if (moment == Moment.AFTER_STEP && times.getAndIncrement() == 0) {
                        execute("INSERT INTO wards VALUES (1, 'x')");
                        execute("ANALYZE wards");
                        execute("VACUUM wards");
                    }
                })
                .migrate(MigrateOptions.defaults());
        assertThat(columns("wards")).isEqualTo("id,name,floor");
    }

    @Test
    void what_others_change_between_the_look_and_the_lock_is_noticed_under_the_lock() throws Exception {
        write("ALTER TABLE wards ADD COLUMN floor int;");
        Problem problem = refused(once(Moment.BEFORE_STEP, "ALTER TABLE wards ALTER COLUMN name SET DEFAULT 'x'"));
        assertThat(problem.code()).isEqualTo("PLAN-STALE");
        assertThat(problem.what()).contains("wards");
        assertThat(columns("wards")).isEqualTo("id,name");
    }

    @Test
    void what_others_change_while_a_session_is_lost_is_noticed_by_the_next_one() throws Exception {
        write("CREATE INDEX by_name ON patients (name); ALTER TABLE wards ADD COLUMN floor int;");
        String kill =
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'suture migrate'";
        assertThat(refused(once(Moment.AFTER_STEP, kill + "; ALTER TABLE wards ADD COLUMN boot int"))
                        .code())
                .isEqualTo("PLAN-STALE");
        assertThat(columns("wards")).isEqualTo("id,name,boot");
    }

    @Test
    void a_session_that_is_lost_while_nobody_changes_anything_is_no_drift() throws Exception {
        write(
                "ALTER TABLE patients ADD COLUMN ward int;",
                "CREATE INDEX by_name ON patients (name);",
                "ALTER TABLE patients ALTER COLUMN name SET DEFAULT 'x';");
        String kill =
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'suture migrate'";
        AtomicInteger lost = new AtomicInteger();
        database.suture(folder, moment -> {
                    if (moment == Moment.AFTER_STATEMENT || moment == Moment.AFTER_STEP && lost.get() < 2) {
                        lost.incrementAndGet();
                        execute(kill);
                    }
                })
                .migrate(MigrateOptions.defaults());
        assertThat(lost).hasValueGreaterThan(1);
        assertThat(columns("patients")).isEqualTo("id,name,ward");
    }

    @Test
    void a_tool_is_known_by_its_history_and_by_the_names_it_gives() throws Exception {
        database.run("CREATE TABLE flyway_schema_history (installed_rank int, script text, checksum int, type text,"
                + " installed_on timestamp, success boolean)");
        write("ALTER TABLE wards ADD COLUMN floor int;");
        Problem problem = refused(once(
                Moment.BEFORE_STEP,
                "INSERT INTO flyway_schema_history VALUES (1, 'V7__x.sql', 7, 'SQL', now(), true); ALTER TABLE wards ADD CONSTRAINT"
                        + " \"UQ_96aac72f1574b88752e9fb00089\" UNIQUE (name)"));
        assertThat(problem.why())
                .contains("flyway has written to its history flyway_schema_history since (1 row)", "TypeORM");
    }

    @Test
    void between_two_runs_it_is_named_too() throws Exception {
        write("ALTER TABLE wards ADD COLUMN floor int;");
        Suture suture = database.suture(folder, CrashPoint.NONE);
        suture.migrate(MigrateOptions.defaults());
        execute("ALTER TABLE wards ADD COLUMN \"createdAt\" timestamptz");
        Files.writeString(folder.resolve("V2__more.sql"), "ALTER TABLE wards ADD COLUMN beds int;");
        assertThat(suture.migrate(MigrateOptions.defaults()).suspects())
                .anyMatch(s -> s.contains("Sequelize"))
                .anyMatch(s -> s.contains("ward-app 2.1"));
        assertThat(database.text("SELECT body::json ->> 'suspects' FROM suture.ledger WHERE body ~ 'out-of-band'"))
                .contains("ward-app 2.1");
    }

    private void write(String... statements) throws IOException {
        for (int i = 0; i < statements.length; i++) {
            Files.writeString(folder.resolve("V" + (i + 1) + "__x.sql"), statements[i]);
        }
    }

    private CrashPoint once(Moment when, String sql) {
        AtomicInteger times = new AtomicInteger();
        return moment -> {
            if (moment == when && times.getAndIncrement() == 0) {
                execute(sql);
            }
        };
    }

    private Problem refused(CrashPoint between) {
        SutureException refused = catchThrowableOfType(
                SutureException.class, () -> database.suture(folder, between).migrate(MigrateOptions.defaults()));
        return refused.problems().getFirst();
    }

    private void execute(String sql) {
        try (Statement statement = application.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private String columns(String table) {
        return database.text(
                "SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute WHERE attnum > 0 AND NOT"
                        + " attisdropped AND attrelid = '" + table + "'::regclass");
    }
}
