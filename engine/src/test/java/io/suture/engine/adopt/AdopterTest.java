// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.adopt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.suture.Suture;
import io.suture.SutureOptions;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.problem.SutureException;
import io.suture.engine.connect.TestSessions;
import io.suture.engine.run.MigrateOptions;
import io.suture.testkit.EmbeddedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdopterTest {
    private static final String FIRST = "CREATE TABLE patients (id bigint);\n";
    private static final AdoptOptions WHATEVER_IS_THERE = new AdoptOptions(Optional.empty(), Optional.empty());
    private static final String FLYWAY = """
            CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY, version varchar(50),
              description varchar(200) NOT NULL, type varchar(20) NOT NULL, script varchar(1000) NOT NULL, checksum int,
              installed_by varchar(100) NOT NULL, installed_on timestamp NOT NULL DEFAULT now(),
              execution_time int NOT NULL, success boolean NOT NULL)
            """;

    @TempDir
    Path folder;

    private final EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
    private final String database = server.newDatabase();

    @AfterEach
    void everybody_leaves() {
        server.dropDatabase(database);
    }

    @Test
    void what_flyway_ran_counts_as_applied_and_the_rest_runs() throws Exception {
        flyway(FlywayHistory.checksum(FIRST.getBytes(StandardCharsets.UTF_8)), true);
        file("V2__rooms.sql", "CREATE TABLE rooms (id bigint);");
        AdoptReport report = suture().baseline(WHATEVER_IS_THERE, false);
        assertThat(report.from()).isEqualTo("flyway");
        assertThat(report.adopted()).containsExactly(MigrationId.of("1"));
        assertThat(suture().migrate(MigrateOptions.defaults()).done()).containsExactly(MigrationId.of("2"));
        assertThat(
                        text(
                                "select body::json ->> 'adopted_from' from suture.ledger where body::json ->> 'migration' = '1'"))
                .isEqualTo("flyway");
    }

    @Test
    void a_baseline_of_flyways_runs_where_nothing_has_and_never_elsewhere() throws Exception {
        file("V1__patients.sql", FIRST);
        file("V3__beds.sql", "CREATE TABLE beds (id bigint);");
        file("B2__all_so_far.sql", FIRST + "CREATE TABLE rooms (id bigint);");

        assertThat(suture().migrate(MigrateOptions.defaults()).done())
                .containsExactly(MigrationId.of("B2"), MigrationId.of("3"));
        file("B4__newer.sql", "CREATE TABLE patients (id bigint);");
        file("V4__wards.sql", "CREATE TABLE wards (id bigint);");
        assertThat(suture().migrate(MigrateOptions.defaults()).done()).containsExactly(MigrationId.of("4"));
        assertThat(suture().status().waiting()).isEmpty();
    }

    @Test
    void a_baseline_that_flyway_ran_counts_as_applied() throws Exception {
        run(FLYWAY + "; INSERT INTO flyway_schema_history VALUES (1, '2', 'all', 'SQL_BASELINE', 'B2__all.sql', "
                + FlywayHistory.checksum(FIRST.getBytes(StandardCharsets.UTF_8)) + ", 'me', now(), 1, true);" + FIRST);
        file("V1__patients.sql", FIRST);
        file("B2__all.sql", FIRST);
        file("V3__beds.sql", "CREATE TABLE beds (id bigint);");

        assertThatExceptionOfType(SutureException.class)
                .isThrownBy(() -> suture().migrate(MigrateOptions.defaults()))
                .withMessageContaining("ADOPT-FIRST");
        assertThat(suture().baseline(WHATEVER_IS_THERE, false).adopted()).containsExactly(MigrationId.of("B2"));
        assertThat(suture().migrate(MigrateOptions.defaults()).done()).containsExactly(MigrationId.of("3"));
    }

    @Test
    void nothing_is_run_or_planned_that_another_tool_has_run_before_its_history_is_taken_over() throws Exception {
        flyway(FlywayHistory.checksum(FIRST.getBytes(StandardCharsets.UTF_8)), true);
        file("V2__rooms.sql", "CREATE TABLE rooms (id bigint);");
        for (ThrowingCallable work : List.<ThrowingCallable>of(
                () -> suture().plan(MigrateOptions.defaults()), () -> suture().migrate(MigrateOptions.defaults()))) {
            assertThatExceptionOfType(SutureException.class)
                    .isThrownBy(work)
                    .withMessageContaining("ADOPT-FIRST")
                    .withMessageContaining("flyway has run 1 of these");
        }
        assertThat(text("select to_regclass('suture.migration') is null and to_regclass('rooms') is null"))
                .isEqualTo("t");
    }

    @Test
    void the_history_of_another_application_in_the_same_database_is_in_nobodys_way() throws Exception {
        flyway(12345, true);
        Files.delete(folder.resolve("V1__patients.sql"));
        file("V7__rooms.sql", "CREATE TABLE rooms (id bigint);");
        assertThat(suture().migrate(MigrateOptions.defaults()).done()).containsExactly(MigrationId.of("7"));
    }

    @Test
    void a_dry_run_writes_nothing() throws Exception {
        flyway(FlywayHistory.checksum(FIRST.getBytes(StandardCharsets.UTF_8)), true);
        assertThat(suture().baseline(WHATEVER_IS_THERE, true).adopted()).hasSize(1);
        assertThat(text("select to_regclass('suture.migration') is null")).isEqualTo("t");
    }

    @Test
    void a_file_edited_since_and_a_failed_row_are_both_said_and_nothing_is_adopted() throws Exception {
        flyway(12345, false);
        assertThatExceptionOfType(SutureException.class)
                .isThrownBy(() -> suture().baseline(WHATEVER_IS_THERE, false))
                .withMessageContaining("ADOPT-EDITED")
                .withMessageContaining("ADOPT-FAILED-STATE");
    }

    @Test
    void flyway_at_work_is_not_disturbed() throws Exception {
        flyway(FlywayHistory.checksum(FIRST.getBytes(StandardCharsets.UTF_8)), true);
        try (Connection atWork = server.connect(database);
                Statement statement = atWork.createStatement()) {
            // the key Flyway itself takes for "public"."flyway_schema_history", as seen in pg_locks
            statement.execute("select pg_advisory_lock(77433833903597)");
            assertThatExceptionOfType(SutureException.class)
                    .isThrownBy(() -> suture().baseline(WHATEVER_IS_THERE, false))
                    .withMessageContaining("ADOPT-LOCKED");
        }
    }

    @Test
    void liquibase_change_sets_are_adopted_by_file_and_its_lock_is_given_back() throws Exception {
        file("001_patients.up.sql", FIRST);
        run(FIRST);
        run("CREATE TABLE databasechangelog (id varchar(255) NOT NULL, author varchar(255) NOT NULL,"
                + " filename varchar(255) NOT NULL, dateexecuted timestamp NOT NULL, orderexecuted int NOT NULL,"
                + " exectype varchar(10) NOT NULL, md5sum varchar(35))");
        run("CREATE TABLE databasechangeloglock (id int PRIMARY KEY, locked boolean NOT NULL, lockgranted timestamp,"
                + " lockedby varchar(255))");
        run("INSERT INTO databasechangeloglock VALUES (1, false, NULL, NULL)");
        run(
                "INSERT INTO databasechangelog VALUES ('a', 'ada', 'classpath:001_patients.up.sql', now(), 1, 'EXECUTED', '9:x'),"
                        + " ('b', 'ada', 'old/changes.xml', now(), 2, 'EXECUTED', '9:y')");
        AdoptReport report = suture().baseline(new AdoptOptions(Optional.of("liquibase"), Optional.empty()), false);
        assertThat(report.adopted())
                .extracting(MigrationId::value)
                .containsExactly("001_patients", "old/changes.xml::b::ada");
        assertThat(report.withoutFile()).hasSize(1);
        assertThat(text("select locked from databasechangeloglock")).isEqualTo("f");
        assertThat(suture().migrate(MigrateOptions.defaults()).done()).isEmpty();
    }

    @Test
    void sequelize_typeorm_and_drizzle_are_known() throws Exception {
        file("001_patients.up.sql", FIRST);
        run("CREATE TABLE \"SequelizeMeta\" (name varchar(255) PRIMARY KEY)");
        run("INSERT INTO \"SequelizeMeta\" VALUES ('001_patients.js')");
        assertThat(suture().baseline(WHATEVER_IS_THERE, true).adopted())
                .containsExactly(MigrationId.of("001_patients"));
        run("DROP TABLE \"SequelizeMeta\"");
        run("CREATE TABLE migrations (id serial PRIMARY KEY, \"timestamp\" bigint NOT NULL, name varchar NOT NULL)");
        run("INSERT INTO migrations (\"timestamp\", name) VALUES (1700000000000, 'Patients1700000000000')");
        AdoptReport typeorm = suture().baseline(WHATEVER_IS_THERE, true);
        assertThat(typeorm.from()).isEqualTo("typeorm");
        assertThat(typeorm.withoutFile()).hasSize(1);
        run("DROP TABLE migrations");
        run("CREATE SCHEMA drizzle");
        run("CREATE TABLE drizzle.__drizzle_migrations (id serial PRIMARY KEY, hash text NOT NULL, created_at bigint)");
        run("INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES (encode(sha256('"
                + FIRST.replace("\n", "\\012") + "'::bytea), 'hex'), 1700000000000)");
        assertThat(suture().baseline(WHATEVER_IS_THERE, true).adopted())
                .containsExactly(MigrationId.of("001_patients"));
    }

    @Test
    void a_database_nobody_has_migrated_is_adopted_up_to_where_somebody_says() throws Exception {
        file("001_patients.up.sql", FIRST);
        file("002_rooms.up.sql", "CREATE TABLE rooms (id bigint);");
        run(FIRST);
        assertThatExceptionOfType(SutureException.class)
                .isThrownBy(() -> suture().baseline(WHATEVER_IS_THERE, false))
                .withMessageContaining("ADOPT-NOTHING-SAID");
        suture().baseline(new AdoptOptions(Optional.empty(), Optional.of(MigrationId.of("001_patients"))), false);
        assertThat(suture().migrate(MigrateOptions.defaults()).done()).containsExactly(MigrationId.of("002_rooms"));
        assertThat(suture().status().migrations().getFirst().state()).isEqualTo(MigrationState.COMPLETED);
    }

    private void flyway(int checksum, boolean success) throws Exception {
        file("V1__patients.sql", FIRST);
        run(FIRST);
        run(FLYWAY);
        run("INSERT INTO flyway_schema_history VALUES (1, '1', 'patients', 'SQL', 'V1__patients.sql', " + checksum
                + ", 'postgres', now(), 3, " + success + ")");
    }

    private Suture suture() {
        return Suture.on(TestSessions.to(server, database), SutureOptions.in(folder));
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
