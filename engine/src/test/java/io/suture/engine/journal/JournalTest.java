// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suture.core.ledger.RunEvent;
import io.suture.core.migration.AppliedMigration;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.migration.Version;
import io.suture.core.plan.Direction;
import io.suture.engine.ledger.LedgerSql;
import io.suture.testkit.EmbeddedServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.FieldSource;

/** As a role that owns the database and is no superuser. */
@ParameterizedClass
@FieldSource("io.suture.testkit.EmbeddedServer#MAJORS")
class JournalTest {
    @Parameter
    int major;

    private EmbeddedServer server;
    private String database;
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        server = EmbeddedServer.shared(major);
        database = server.newDatabaseOwnedBy(server.role("journal_keeper", "LOGIN"));
        connection = server.connect(database, "journal_keeper");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
        server.dropDatabase(database);
    }

    @Test
    void a_database_where_suture_was_never_used_has_no_journal_and_gets_none_by_looking() throws SQLException {
        assertThat(Journal.find(connection)).isEmpty();
        assertThat(ask("SELECT to_regnamespace('suture') IS NULL")).isEqualTo("t");
    }

    @Test
    void a_new_journal_knows_what_the_database_is() throws Exception {
        Journal journal = open();

        assertThat(journal.identity().environment()).isEqualTo("testing");
        assertThat(journal.identity().bornAs()).isEqualTo(database);
        assertThat(journal.identity().version()).isEqualTo(Journal.VERSION);
        assertThat(journal.writable()).isTrue();
        assertThat(journal.applied()).isEmpty();
        assertThat(ask("SELECT body::jsonb ->> 'database_id' FROM suture.ledger"))
                .isEqualTo(journal.identity().databaseId());
        assertThat(ask("SELECT body::jsonb ->> 'kind' FROM suture.ledger")).isEqualTo("journal-created");
    }

    @Test
    void a_journal_that_is_there_is_opened_as_it_is() throws Exception {
        Identity first = open().identity();

        assertThat(open().identity()).isEqualTo(first);
        assertThat(ask("SELECT count(*) FROM suture.ledger")).isEqualTo("1");
    }

    @Test
    void a_migration_its_row_and_its_entry_are_one_batch_and_one_transaction() throws Exception {
        open();
        execute("CREATE TABLE patients (id bigint)");

        try (Statement batch = connection.createStatement()) {
            batch.addBatch("BEGIN");
            batch.addBatch("SET LOCAL lock_timeout = '100ms'");
            batch.addBatch("ALTER TABLE patients ADD COLUMN note text DEFAULT '?'");
            batch.addBatch(JournalSql.AS_SESSION_USER);
            batch.addBatch(JournalSql.done(Samples.facts("0002"), Samples.RUN, MigrationState.COMPLETED));
            batch.addBatch(LedgerSql.append(Samples.done("0002")));
            batch.addBatch("COMMIT");
            batch.executeBatch();
        }

        assertThat(applied("0002").done()).isTrue();
        assertThat(ask("SELECT count(*) FROM information_schema.columns WHERE column_name = 'note'"))
                .isEqualTo("1");
        assertThat(ask("SELECT max(seq) FROM suture.ledger")).isEqualTo("2");
    }

    @Test
    void what_was_written_is_read_back() throws Exception {
        open();
        execute(JournalSql.done(Samples.facts("0002"), Samples.RUN, MigrationState.COMPLETED));

        AppliedMigration applied = applied("0002");
        assertThat(applied.checksums()).contains(Samples.checksums("0002"));
        assertThat(applied.release()).contains(Version.of("2.0.0"));
        assertThat(applied.appliedBy()).isEqualTo("journal_keeper");
        assertThat(applied.appliedAt()).matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
        JournalRow row = row("0002");
        assertThat(row.description()).isEqualTo("Ada's \\ notes");
        assertThat(row.rollbackPoint()).contains("0001");
        assertThat(row.planFingerprint()).contains("f00d");
    }

    @Test
    void migrations_are_listed_in_the_order_they_were_applied() throws Exception {
        open();
        execute(JournalSql.done(Samples.facts("b"), Samples.RUN, MigrationState.COMPLETED));
        execute(JournalSql.done(Samples.facts("a"), Samples.RUN, MigrationState.COMPLETED));

        assertThat(find().applied()).extracting(m -> m.id().value()).containsExactly("b", "a");
    }

    @Test
    void a_first_attempt_that_somebody_else_has_made_meanwhile_is_refused() throws Exception {
        open();
        execute(JournalSql.done(Samples.facts("0002"), Samples.RUN, MigrationState.COMPLETED));

        assertThatThrownBy(() -> execute(JournalSql.done(Samples.facts("0002"), "other", MigrationState.COMPLETED)))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23505"));
    }

    @Test
    void a_migration_taken_back_and_run_again_is_the_newest() throws Exception {
        open();
        execute(JournalSql.done(Samples.facts("a"), Samples.RUN, MigrationState.COMPLETED));
        execute(JournalSql.done(Samples.facts("b"), Samples.RUN, MigrationState.COMPLETED));
        execute(JournalSql.done(Samples.facts("a", 1, Direction.DOWN), Samples.RUN, MigrationState.ROLLED_BACK));
        assertThat(applied("a").state()).isEqualTo(MigrationState.ROLLED_BACK);
        assertThat(row("a").direction()).isEqualTo(Direction.DOWN);
        assertThat(find().applied()).extracting(m -> m.id().value()).containsExactly("a", "b");

        execute(JournalSql.done(Samples.facts("a", 2, Direction.UP), Samples.RUN, MigrationState.COMPLETED));

        assertThat(row("a").attempt()).isEqualTo(2);
        assertThat(find().applied()).extracting(m -> m.id().value()).containsExactly("b", "a");
    }

    @Test
    void a_migration_of_several_steps_leaves_what_a_resume_needs() throws Exception {
        open();
        StepKey first = StepKey.of(Samples.facts("0002"), 1);
        StepKey second = StepKey.of(Samples.facts("0002"), 2);
        execute(JournalSql.begun(Samples.facts("0002"), Samples.RUN));
        execute(JournalSql.planStored(Samples.facts("0002"), "f00d", "{\"steps\":[1]}"));
        execute(JournalSql.stepDone(first, "transaction"));
        execute(JournalSql.intent(second, "concurrent"));
        execute(JournalSql.intent(second, "concurrent"));

        Journal journal = find();
        assertThat(applied("0002").unfinished()).isTrue();
        assertThat(journal.steps(MigrationId.of("0002"), Direction.UP))
                .extracting(StepRow::key, StepRow::state, StepRow::tries)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(first, StepState.DONE, 1),
                        org.assertj.core.groups.Tuple.tuple(second, StepState.INTENT, 2));
        assertThat(journal.steps().getLast().backendPid()).isEqualTo(Integer.parseInt(ask("SELECT pg_backend_pid()")));
        assertThat(journal.steps().getLast().backendStart()).isPresent();
        assertThat(Journal.plan(connection, Samples.facts("0002")))
                .contains(new StoredPlan("f00d", "{\"steps\":[1]}"));
        assertThat(Journal.plan(connection, Samples.facts("0002", 1, Direction.DOWN))).isEmpty();
    }

    @Test
    void steps_of_a_finished_migration_are_not_read_any_more() throws Exception {
        open();
        execute(JournalSql.begun(Samples.facts("0002"), Samples.RUN));
        execute(JournalSql.stepDone(StepKey.of(Samples.facts("0002"), 1), "transaction"));
        execute(JournalSql.stateChanged(Samples.facts("0002"), MigrationState.COMPLETED, false));

        assertThat(find().steps()).isEmpty();
        assertThat(applied("0002").done()).isTrue();
    }

    @Test
    void a_failed_step_keeps_the_servers_code() throws Exception {
        open();
        execute(JournalSql.begun(Samples.facts("0002"), Samples.RUN));
        execute(JournalSql.intent(StepKey.of(Samples.facts("0002"), 1), "concurrent"));
        execute(JournalSql.stepFailed(StepKey.of(Samples.facts("0002"), 1), "concurrent", Optional.of("23505")));
        execute(JournalSql.stateChanged(Samples.facts("0002"), MigrationState.FAILED, true));

        assertThat(find().steps().getFirst().sqlState()).contains("23505");
        assertThat(applied("0002").unfinished()).isTrue();
        assertThat(ask("SELECT step || ' ' || verb || ' ' || step_state FROM suture.status"))
                .isEqualTo("1 concurrent failed");
    }

    @Test
    void a_run_that_never_ended_is_open_until_somebody_says_so() throws Exception {
        open();
        execute(JournalSql.runStarted(Samples.origin(), "migrate", "{}", Samples.CLOCK));
        assertThat(find().openRuns())
                .extracting(OpenRun::id, OpenRun::command, OpenRun::startedBy)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Samples.RUN, "migrate", "journal_keeper"));

        execute(JournalSql.runAbandoned(Samples.RUN));

        assertThat(find().openRuns()).isEmpty();
        execute(JournalSql.runFinished(Samples.RUN, RunEvent.Result.COMPLETED, OptionalLong.of(12)));
        assertThat(ask("SELECT result FROM suture.run")).isEqualTo("abandoned");
    }

    @Test
    void an_adopted_migration_says_so() throws Exception {
        open();
        execute(JournalSql.adopted(Samples.facts("V1"), Samples.RUN, "flyway"));
        execute(JournalSql.checksumsAccepted(MigrationId.of("V1"), Samples.checksums("new")));

        assertThat(applied("V1").adopted()).isTrue();
        assertThat(row("V1").adoptedFrom()).contains("flyway");
        assertThat(applied("V1").checksums()).contains(Samples.checksums("new"));
    }

    @Test
    void the_journal_is_read_as_the_session_user_whatever_role_is_set() throws Exception {
        open();
        server.role("clinic_owner");
        try (Connection admin = server.connect(database);
                Statement statement = admin.createStatement()) {
            statement.execute("GRANT clinic_owner TO journal_keeper");
        }
        execute("SET ROLE clinic_owner");

        assertThat(find().writable()).isTrue();
        assertThat(ask("SELECT current_user")).isEqualTo("clinic_owner");
    }

    private Journal open() throws Exception {
        try (RunnerLock lock = RunnerLock.acquire(connection, Patience.none())) {
            return Journal.open(lock, Samples.birth());
        }
    }

    private Journal find() throws SQLException {
        return Journal.find(connection).orElseThrow();
    }

    private JournalRow row(String id) throws SQLException {
        return find().row(MigrationId.of(id)).orElseThrow();
    }

    private AppliedMigration applied(String id) throws SQLException {
        return row(id).applied();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String ask(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
