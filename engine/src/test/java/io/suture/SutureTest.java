// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.engine.connect.TestSessions;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.RunReport;
import io.suture.engine.run.UndoOptions;
import io.suture.engine.run.UndoReport;
import io.suture.engine.status.MigrationStatus;
import io.suture.testkit.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SutureTest {
    @TempDir
    Path folder;

    private final EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
    private final String database = server.newDatabase();

    @AfterEach
    void everybody_leaves() {
        server.dropDatabase(database);
    }

    @Test
    void a_folder_is_applied_once_and_then_there_is_nothing_to_do() throws Exception {
        file(
                "V1__patients.sql",
                "CREATE TABLE patients (id bigint PRIMARY KEY, name text); INSERT INTO patients VALUES (1, 'x');");
        file("V2__index.sql", "CREATE INDEX patients_name_idx ON patients (name);");
        RunReport first = suture().migrate(MigrateOptions.defaults());
        assertThat(first.done()).containsExactly(MigrationId.of("1"), MigrationId.of("2"));
        assertThat(suture().status().migrations())
                .extracting(MigrationStatus::state)
                .containsExactly(MigrationState.COMPLETED, MigrationState.COMPLETED);
        assertThat(suture().migrate(MigrateOptions.defaults()).done()).isEmpty();
        assertThat(text("select count(*) from patients")).isEqualTo("1");
    }

    @Test
    void an_index_on_a_table_in_use_is_built_concurrently_and_booked() throws Exception {
        file("V1__patients.sql", "CREATE TABLE patients (id bigint PRIMARY KEY, name text);");
        suture().migrate(MigrateOptions.defaults());
        file("V2__index.sql", "CREATE INDEX ON patients (name);");
        assertThat(suture().plan(MigrateOptions.defaults())
                        .migrations()
                        .getFirst()
                        .steps()
                        .getFirst()
                        .step()
                        .verb())
                .isEqualTo("concurrent");
        suture().migrate(MigrateOptions.defaults());
        assertThat(text("select indisvalid from pg_index where indexrelid = 'patients_name_idx'::regclass"))
                .isEqualTo("t");
        assertThat(
                        text(
                                "select string_agg(body::json ->> 'kind', ' ' order by seq) from suture.ledger where body::json ->> 'migration' = '2'"))
                .isEqualTo("migration-begun migration-done");
    }

    @Test
    void an_error_leaves_nothing_and_the_corrected_file_runs() throws Exception {
        file("V1__patients.sql", "CREATE TABLE patients (id bigint);\nALTER TABLE patients ADD COLUMN x nosuchtype;");
        assertThatExceptionOfType(SutureException.class)
                .isThrownBy(() -> suture().migrate(MigrateOptions.defaults()))
                .satisfies(e ->
                        assertThat(e.problems().getFirst().at().orElseThrow()).hasToString("V1__patients.sql:2:35"));
        assertThat(text("select to_regclass('patients') is null")).isEqualTo("t");
        assertThat(suture().status().migrations().getFirst().state()).isEqualTo(MigrationState.FAILED);
        file("V1__patients.sql", "CREATE TABLE patients (id bigint);");
        assertThat(suture().migrate(MigrateOptions.defaults()).done()).hasSize(1);
    }

    @Test
    void undo_takes_the_last_one_back_by_its_down_part_and_keeps_the_history() throws Exception {
        file("1_patients.up.sql", "CREATE TABLE patients (id bigint);");
        file("1_patients.down.sql", "DROP TABLE patients;");
        file("2_rooms.up.sql", "CREATE TABLE rooms (id bigint);");
        file("2_rooms.down.sql", "DROP TABLE rooms;");
        suture().migrate(MigrateOptions.defaults());
        UndoReport undone = suture().undo(UndoOptions.last());
        assertThat(undone.method()).isEqualTo("down");
        assertThat(undone.run().done()).containsExactly(MigrationId.of("2_rooms"));
        assertThat(text("select to_regclass('rooms') is null and to_regclass('patients') is not null"))
                .isEqualTo("t");
        assertThat(suture().status().pending()).isEqualTo(1);
        suture().migrate(MigrateOptions.defaults());
        assertThat(text("select count(*) from suture.ledger where body::json ->> 'migration' = '2_rooms'"))
                .isEqualTo("3");
    }

    @Test
    void what_a_do_block_made_is_seen_by_the_plan_of_what_follows() throws Exception {
        file("V1__opaque.sql", "DO $$ BEGIN CREATE TABLE made (id bigint, n int); END $$;");
        file("V2__index.sql", "CREATE INDEX ON made (n);");
        suture().migrate(MigrateOptions.defaults());
        assertThat(text("select indisvalid from pg_index where indexrelid = 'made_n_idx'::regclass"))
                .isEqualTo("t");
    }

    @Test
    void the_first_plan_that_was_shown_is_the_one_that_runs() throws Exception {
        file("V1__patients.sql", "CREATE TABLE patients (id bigint);");
        String shown = suture().plan(MigrateOptions.defaults()).fingerprint();
        MigrateOptions wish =
                new MigrateOptions(Optional.empty(), false, false, false, Optional.of(shown), Optional.empty());
        assertThat(suture().migrate(wish).done()).hasSize(1);
    }

    @Test
    void a_broken_file_leaves_a_fresh_database_without_even_a_journal() throws Exception {
        file("V1__patients.sql", "CREATE TABLE patients (id bigint);");
        file("V2__rooms.sql", "CREATE TABEL rooms (id bigint);");
        file("V1.0__twice.sql", "SELECT 1;");
        assertThatExceptionOfType(SutureException.class)
                .isThrownBy(() -> suture().migrate(MigrateOptions.defaults()))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(Problem::code)
                        .containsExactly("MIGRATION-DUPLICATE", "SQL-SYNTAX"));
        Files.delete(folder.resolve("V1.0__twice.sql"));
        assertThatExceptionOfType(SutureException.class)
                .isThrownBy(() -> suture().migrate(MigrateOptions.defaults()))
                .withMessageContaining("SQL-SYNTAX");
        assertThat(text("select to_regnamespace('suture') is null")).isEqualTo("t");
    }

    @Test
    void a_plan_that_was_shown_is_refused_when_something_else_would_be_done() throws Exception {
        file("V1__patients.sql", "CREATE TABLE patients (id bigint);");
        String shown = suture().plan(MigrateOptions.defaults()).fingerprint();
        file("V1__patients.sql", "CREATE TABLE patients (id bigint, name text);");
        MigrateOptions wish =
                new MigrateOptions(Optional.empty(), false, false, false, Optional.of(shown), Optional.empty());
        assertThatExceptionOfType(SutureException.class)
                .isThrownBy(() -> suture().migrate(wish))
                .withMessageContaining("PLAN-CHANGED");
    }

    private Suture suture() {
        return Suture.on(TestSessions.to(server, database), SutureOptions.in(folder));
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
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
