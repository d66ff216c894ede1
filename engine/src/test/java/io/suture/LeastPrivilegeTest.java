// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.suture.core.check.Check;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.Identifier;
import io.suture.engine.connect.HostPort;
import io.suture.engine.connect.SessionOptions;
import io.suture.engine.connect.Sessions;
import io.suture.engine.connect.Target;
import io.suture.engine.journal.JournalRebuild;
import io.suture.engine.ledger.LedgerFilter;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.RunReport;
import io.suture.engine.run.RunSettings;
import io.suture.engine.run.UndoOptions;
import io.suture.engine.status.MigrationStatus;
import io.suture.testkit.EmbeddedServer;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** From the first line of {@code suture init --sql} to an undo and a rebuilt journal: nobody here is a superuser. */
@ParameterizedClass
@ValueSource(ints = {14, 18})
class LeastPrivilegeTest {
    private static final String RUNNER = "suture_runner";
    private static final List<String> ROLES = List.of(RUNNER, "suture_approver", "suture_auditor", "suture_owner");

    @Parameter
    int major;

    @TempDir
    Path folder;

    private EmbeddedServer server;
    private String admin;
    private String owner;
    private String database;

    @BeforeEach
    void an_application_with_an_owner_that_cannot_log_in() throws Exception {
        server = EmbeddedServer.shared(major);
        owner = server.role("hospital_owner");
        server.role("hospital_app", "LOGIN");
        admin = server.role("hospital_admin", "LOGIN", "CREATEROLE");
        database = server.newDatabaseOwnedBy(admin);
        asSuperuser("GRANT hospital_owner, pg_monitor TO hospital_admin WITH ADMIN OPTION");
        asSuperuser("CREATE SCHEMA app AUTHORIZATION hospital_owner; GRANT USAGE ON SCHEMA app TO hospital_app");
        as(
                admin,
                "SET ROLE hospital_owner; CREATE TABLE app.patients (id bigint PRIMARY KEY, name text, ward int);"
                        + " INSERT INTO app.patients SELECT i, 'p' || i, i % 9 FROM generate_series(1, 500) AS i;"
                        + " ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT, INSERT ON TABLES TO hospital_app");
        as(admin, suture(admin).rolesSql());
        migrations();
    }

    @AfterEach
    void drop() throws SQLException {
        server.dropDatabase(database);
        try (Connection superuser = server.connect("postgres")) {
            for (String role : ROLES) {
                execute(superuser, "DROP ROLE " + role);
            }
        }
    }

    @Test
    void the_runner_migrates_verifies_and_takes_back_in_the_owners_name() throws Exception {
        RunReport report = suture(RUNNER).migrate(MigrateOptions.defaults());

        assertThat(report.done()).hasSize(6);
        assertThat(report.stall().blind()).isEmpty();
        assertThat(ask("SELECT string_agg(DISTINCT tableowner, ',') FROM pg_tables WHERE schemaname = 'app'"))
                .isEqualTo(owner);
        assertThat(ask("SELECT has_table_privilege('hospital_app', 'app.visits', 'SELECT, INSERT')"))
                .isEqualTo("t");
        assertThat(ask("SELECT has_table_privilege('hospital_app', 'app.patients', 'SELECT')"))
                .as("a copy is open to nobody who could not read the table")
                .isEqualTo("f");
        assertThat(ask("SELECT count(*) FROM pg_index WHERE indrelid = 'app.patients'::regclass AND indisvalid"))
                .isEqualTo("2");
        assertThat(ask("SELECT bool_and(convalidated) FROM pg_constraint WHERE connamespace = 'app'::regnamespace"))
                .isEqualTo("t");
        assertThat(suture(RUNNER).migrate(MigrateOptions.defaults()).done()).isEmpty();
        assertThat(suture(RUNNER).status().migrations())
                .extracting(MigrationStatus::appliedBy)
                .containsOnly(Optional.of(RUNNER));
        assertThat(suture(RUNNER).verify()).extracting(Check::verdict).containsOnly(Check.Outcome.PASS);

        assertThat(suture(RUNNER).undo(UndoOptions.backTo("0001_visits")).run().done())
                .extracting(MigrationId::value)
                .containsExactly(
                        "0006_wide_ward", "0005_token", "0004_ward_known", "0003_visit_of_patient", "0002_by_ward");
        assertThat(ask("SELECT count(*) FROM pg_index WHERE indrelid = 'app.patients'::regclass"))
                .isEqualTo("1");
        assertThat(suture(RUNNER).verifyLedger(List.of()).verified()).isTrue();
        assertThat(suture(RUNNER).showLedger(LedgerFilter.defaults()))
                .filteredOn(entry -> entry.seq() > 1)
                .allSatisfy(entry -> assertThat(entry.who()).contains("\"user\": \"suture_runner\""));
    }

    @Test
    void a_copy_in_a_schema_of_its_own_is_refused_before_where_the_owner_may_make_none() throws Exception {
        assumeThat(major).as("FOR TABLES IN SCHEMA").isGreaterThanOrEqualTo(15);
        suture(RUNNER).migrate(MigrateOptions.defaults().upTo("0005_token"));
        asSuperuser("CREATE PUBLICATION all_of_app FOR TABLES IN SCHEMA app");

        assertThatExceptionOfType(SutureException.class)
                .isThrownBy(() -> suture(RUNNER).migrate(MigrateOptions.defaults()))
                .satisfies(e -> assertThat(e.problems().getFirst().code()).isEqualTo("COPY-SCHEMA"))
                .satisfies(e -> assertThat(e.problems().getFirst().what())
                        .isEqualTo("1 of 1 schemas for the copy of app.patients may not be made"));
        assertThat(ask("SELECT count(*) FROM pg_trigger WHERE tgrelid = 'app.patients'::regclass AND NOT tgisinternal"))
                .isEqualTo("0");

        asSuperuser("GRANT CREATE ON DATABASE " + database + " TO hospital_owner");
        assertThat(suture(RUNNER).migrate(MigrateOptions.defaults()).done()).hasSize(1);
        assertThat(ask("SELECT count(*) FROM pg_publication_tables WHERE schemaname ~ '^suture'"))
                .isEqualTo("0");
    }

    @Test
    void an_administrator_rebuilds_the_journal_and_the_runner_goes_on() throws Exception {
        suture(RUNNER).migrate(MigrateOptions.defaults().upTo("0002_by_ward"));
        Path export = folder.resolve("ledger.jsonl");
        try (Writer writer = Files.newBufferedWriter(export)) {
            suture(RUNNER).exportLedger(writer);
        }
        as(admin, "GRANT suture_owner TO CURRENT_USER; SET ROLE suture_owner; DROP TABLE suture.step CASCADE");

        JournalRebuild.Rebuilt rebuilt = suture(admin).rebuildJournal(export, "a table was dropped", false);
        as(admin, "REVOKE suture_owner FROM CURRENT_USER");

        assertThat(rebuilt.unknown()).isEmpty();
        assertThat(ask("SELECT string_agg(DISTINCT tableowner, ',') FROM pg_tables WHERE schemaname = 'suture'"))
                .isEqualTo("suture_owner");
        assertThat(suture(RUNNER).migrate(MigrateOptions.defaults()).done()).hasSize(4);
        assertThat(suture(RUNNER).status().migrations())
                .extracting(MigrationStatus::state)
                .containsOnly(MigrationState.COMPLETED);
        assertThat(suture(RUNNER).verifyLedger(List.of()).verified()).isTrue();
    }

    private void migrations() throws IOException {
        Map<String, String> files = Map.of(
                "0001_visits.sql",
                "CREATE TABLE app.visits (id bigint PRIMARY KEY, patient_id bigint, note text);",
                "0002_by_ward.sql",
                "CREATE INDEX patients_by_ward ON app.patients (ward);",
                "0003_visit_of_patient.sql",
                """
                ALTER TABLE app.visits
                    ADD CONSTRAINT visit_of_patient FOREIGN KEY (patient_id) REFERENCES app.patients (id);
                -- suture:verify every patient is there
                SELECT count(*) = 500 FROM app.patients;
                """,
                "0004_ward_known.sql",
                "ALTER TABLE app.patients ALTER COLUMN ward SET NOT NULL;",
                "0005_token.sql",
                "ALTER TABLE app.patients ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid();",
                "0006_wide_ward.sql",
                "ALTER TABLE app.patients ALTER COLUMN ward TYPE bigint;");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.createDirectories(folder.resolve("migrations"));
            Files.writeString(folder.resolve("migrations").resolve(file.getKey()), file.getValue());
        }
    }

    private Suture suture(String user) {
        HostPort here = new HostPort("127.0.0.1", server.port());
        Target target = new Target(List.of(here), database, user, Optional.empty(), Map.of());
        SessionOptions session = SessionOptions.defaults().withOwner(Identifier.of(owner));
        RunSettings run = RunSettings.defaults().ownedBy(Optional.of(Identifier.of(owner)));
        return Suture.on(
                Sessions.to(target, session),
                SutureOptions.in(folder.resolve("migrations")).with(run));
    }

    private void as(String user, String sql) throws SQLException {
        try (Connection connection = server.connect(database, user)) {
            execute(connection, sql);
        }
    }

    private void asSuperuser(String sql) throws SQLException {
        try (Connection connection = server.connect(database)) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private String ask(String sql) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
