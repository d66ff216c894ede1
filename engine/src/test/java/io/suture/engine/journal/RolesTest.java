// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suture.core.migration.MigrationState;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.Identifier;
import io.suture.engine.ledger.Ledger;
import io.suture.engine.ledger.LedgerFilter;
import io.suture.engine.ledger.LedgerSql;
import io.suture.testkit.EmbeddedServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.FieldSource;

/** After an administrator ran what {@code suture init --sql} prints: nobody here is a superuser. */
@ParameterizedClass
@FieldSource("io.suture.testkit.EmbeddedServer#MAJORS")
class RolesTest {
    @Parameter
    int major;

    private EmbeddedServer server;
    private String database;
    private String application;
    private RoleNames names;

    @BeforeEach
    void administer() throws SQLException {
        server = EmbeddedServer.shared(major);
        application = server.role("clinic_app");
        String admin = server.role("clinic_admin", "LOGIN", "CREATEROLE");
        database = server.newDatabaseOwnedBy(admin);
        names = names(database);
        asSuperuser("GRANT clinic_app, pg_monitor TO clinic_admin WITH ADMIN OPTION");
        asSuperuser("CREATE SCHEMA app AUTHORIZATION clinic_app");
        try (Connection connection = server.connect(database, admin)) {
            Clinic.execute(connection, roles().everything(major, Samples.birth()));
        }
    }

    @AfterEach
    void drop() throws SQLException {
        server.dropDatabase(database);
        for (Identifier role : List.of(names.owner(), names.runner(), names.approver(), names.auditor())) {
            try (Connection connection = server.connect("postgres")) {
                Clinic.execute(connection, "DROP ROLE " + role);
            }
        }
    }

    @Test
    void the_runner_migrates_as_the_applications_owner_and_writes_the_journal_as_itself() throws SQLException {
        try (Connection runner = server.connect(database, names.runner().value())) {
            assertThat(Journal.find(runner).orElseThrow().writable()).isTrue();
            Clinic.execute(
                    runner,
                    String.join(
                            ";",
                            "BEGIN",
                            "SET LOCAL ROLE clinic_app",
                            "CREATE TABLE app.patients (id bigint)",
                            JournalSql.AS_SESSION_USER,
                            JournalSql.done(Samples.facts("0002"), Samples.RUN, MigrationState.COMPLETED),
                            LedgerSql.append(Samples.done("0002")),
                            "COMMIT"));

            assertThat(Clinic.ask(runner, "SELECT tableowner FROM pg_tables WHERE tablename = 'patients'"))
                    .isEqualTo(application);
            assertThat(Clinic.ask(runner, "SELECT applied_by FROM suture.migration"))
                    .isEqualTo(names.runner().value());
            assertThat(Clinic.ask(runner, "SELECT executor FROM suture.history WHERE seq = 2"))
                    .isEqualTo(names.runner().value());
            assertThat(new Ledger(runner).verify(List.of()).verified()).isTrue();
        }
    }

    @Test
    void the_runner_can_neither_change_the_ledger_nor_what_the_database_is() throws SQLException {
        List<String> attempts = List.of(
                "UPDATE suture.ledger SET body = '{}'",
                "DELETE FROM suture.ledger",
                "TRUNCATE suture.ledger",
                "INSERT INTO suture.ledger (seq, body) VALUES (7, '{}')",
                "ALTER TABLE suture.ledger DISABLE TRIGGER ALL",
                "SET session_replication_role = replica",
                "UPDATE suture.meta SET protection = 'development'",
                "UPDATE suture.meta SET database_id = 'x'",
                "DELETE FROM suture.migration",
                "DROP SCHEMA suture CASCADE",
                "CREATE TABLE suture.mine ()",
                "SET ROLE " + names.owner(),
                "LOCK TABLE suture.meta IN EXCLUSIVE MODE");
        try (Connection runner = server.connect(database, names.runner().value())) {
            for (String attempt : attempts) {
                assertThatThrownBy(() -> Clinic.execute(runner, attempt))
                        .as(attempt)
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isIn("42501", "25P01"));
            }
        }
    }

    @Test
    void an_operator_of_the_runners_own_does_not_run_in_the_owners_name() throws SQLException {
        asSuperuser("CREATE SCHEMA trap AUTHORIZATION " + names.runner());
        try (Connection runner = server.connect(database, names.runner().value())) {
            Clinic.execute(
                    runner,
                    "CREATE FUNCTION trap.chr(integer) RETURNS text LANGUAGE plpgsql AS"
                            + " $$ BEGIN RAISE EXCEPTION 'trapped as %', current_user; END $$");
            Clinic.execute(runner, "SET search_path = trap, pg_catalog");

            assertThatCode(() -> Clinic.execute(runner, LedgerSql.append(Samples.done("a"))))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void a_person_who_is_a_runner_is_recorded_under_their_own_name() throws SQLException {
        String alice = server.role("alice", "LOGIN");
        asSuperuser("GRANT " + names.runner() + " TO alice");
        try (Connection session = server.connect(database, alice)) {
            Clinic.execute(session, LedgerSql.append(Samples.done("a")));

            assertThat(new Ledger(session)
                            .show(LedgerFilter.defaults().newest(1))
                            .getFirst()
                            .who())
                    .contains("\"user\": \"alice\"");
        }
    }

    @Test
    void an_auditor_reads_everything_and_writes_nothing() throws SQLException {
        String auditor = server.role("auditing_ann", "LOGIN");
        asSuperuser("GRANT " + names.auditor() + " TO auditing_ann");
        try (Connection session = server.connect(database, auditor)) {
            Journal journal = Journal.find(session).orElseThrow();
            assertThat(journal.writable()).isFalse();
            assertThatThrownBy(() -> journal.requireWritable(session))
                    .isInstanceOfSatisfying(
                            SutureException.class,
                            e -> assertThat(e.problems().getFirst().fix())
                                    .contains("GRANT INSERT (body) ON suture.ledger TO auditing_ann;"));
            assertThat(new Ledger(session).verify(List.of()).verified()).isTrue();
            assertThat(Clinic.ask(session, "SELECT count(*) FROM suture.status"))
                    .isEqualTo("0");
            assertThatThrownBy(() -> new Ledger(session).append(Samples.done("a")))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void an_approver_appends_and_does_not_touch_the_journal() throws SQLException {
        String approver = server.role("approving_bob", "LOGIN");
        asSuperuser("GRANT " + names.approver() + " TO approving_bob");
        try (Connection session = server.connect(database, approver)) {
            new Ledger(session).append(Samples.done("a"));

            assertThatThrownBy(() -> Clinic.execute(session, JournalSql.begun(Samples.facts("a"), Samples.RUN)))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_stranger_is_told_which_grants_are_missing() throws SQLException {
        try (Connection session = server.connect(database, server.role("stranger", "LOGIN"))) {
            assertThatThrownBy(() -> Journal.find(session)).isInstanceOfSatisfying(SutureException.class, e -> {
                assertThat(e.problems().getFirst().code()).isEqualTo("JOURNAL-DENIED");
                assertThat(e.problems().getFirst().fix()).contains("GRANT USAGE ON SCHEMA suture TO stranger");
            });
        }
    }

    @Test
    void who_may_not_make_a_journal_is_told_what_to_run() throws Exception {
        String other = server.newDatabase();
        try (Connection session = server.connect(other, server.role("stranger", "LOGIN"));
                RunnerLock lock = RunnerLock.acquire(session, Patience.none())) {
            assertThatThrownBy(() -> Journal.open(lock, Samples.birth()))
                    .isInstanceOfSatisfying(SutureException.class, e -> {
                        assertThat(e.problems().getFirst().code()).isEqualTo("JOURNAL-DENIED");
                        assertThat(e.problems().getFirst().fix())
                                .contains("suture init --sql")
                                .contains("GRANT CREATE ON DATABASE " + other + " TO stranger;");
                    });
            assertThat(Clinic.ask(session, "SELECT 1")).isEqualTo("1");
        }
        server.dropDatabase(other);
    }

    @Test
    void a_journal_that_is_there_already_is_handed_over_and_the_runner_can_do_no_more_than_elsewhere()
            throws Exception {
        String used = server.newDatabaseOwnedBy("clinic_admin");
        RolesSql sql = new RolesSql(names, Identifier.of(used), Optional.empty());
        try (Connection admin = server.connect(used, "clinic_admin");
                RunnerLock lock = RunnerLock.acquire(admin, Patience.none())) {
            Journal.open(lock, Samples.birth());
            Clinic.execute(admin, sql.handOver(major));
            assertThat(Clinic.ask(admin, """
                            SELECT string_agg(DISTINCT owner::regrole::text, ', ') FROM (
                              SELECT relowner AS owner FROM pg_class WHERE relnamespace = 'suture'::regnamespace
                              UNION SELECT proowner FROM pg_proc WHERE pronamespace = 'suture'::regnamespace
                              UNION SELECT nspowner FROM pg_namespace WHERE nspname = 'suture') AS all_of_it
                            """)).isEqualTo(names.owner().toString());
        }
        try (Connection runner = server.connect(used, names.runner().value())) {
            Journal.find(runner).orElseThrow().requireWritable(runner);
            assertThatThrownBy(() -> Clinic.execute(runner, "UPDATE suture.ledger SET body = '{}'"))
                    .isInstanceOf(SQLException.class);
        }
        server.dropDatabase(used);
    }

    @Test
    void the_roles_script_may_be_run_again() throws SQLException {
        try (Connection admin = server.connect(database, "clinic_admin")) {
            assertThatCode(() -> Clinic.execute(admin, roles().roles(major))).doesNotThrowAnyException();
        }
    }

    private RolesSql roles() {
        return new RolesSql(names, Identifier.of(database), Optional.of(Identifier.of(application)));
    }

    private static RoleNames names(String suffix) {
        return new RoleNames(
                Identifier.of("suture_owner_" + suffix),
                Identifier.of("suture_runner_" + suffix),
                Identifier.of("suture_approver_" + suffix),
                Identifier.of("suture_auditor_" + suffix));
    }

    private void asSuperuser(String sql) throws SQLException {
        try (Connection superuser = server.connect(database)) {
            Clinic.execute(superuser, sql);
        }
    }
}
