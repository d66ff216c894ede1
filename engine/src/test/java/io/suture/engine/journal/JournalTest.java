// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.suture.core.ledger.RunEvent;
import io.suture.core.migration.AppliedMigration;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.migration.Version;
import io.suture.core.plan.Direction;
import io.suture.engine.ledger.LedgerSql;
import java.sql.Connection;
import java.sql.DriverManager;
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

    private Clinic clinic;

    @BeforeEach
    void connect() throws SQLException {
        clinic = new Clinic(major);
    }

    @AfterEach
    void disconnect() throws SQLException {
        clinic.close();
    }

    @Test
    void a_database_where_suture_was_never_used_has_no_journal_and_gets_none_by_looking() throws SQLException {
        assertThat(Journal.find(clinic.connection())).isEmpty();
        assertThat(clinic.ask("SELECT to_regnamespace('suture') IS NULL")).isEqualTo("t");
    }

    @Test
    void a_new_journal_knows_what_the_database_is() throws Exception {
        Journal journal = clinic.open();

        assertThat(journal.identity().environment()).isEqualTo("testing");
        assertThat(journal.identity().bornAs()).isEqualTo(clinic.database());
        assertThat(journal.identity().version()).isEqualTo(Journal.VERSION);
        assertThat(journal.writable()).isTrue();
        assertThat(journal.applied()).isEmpty();
        assertThat(clinic.ask("SELECT body::jsonb ->> 'database_id' FROM suture.ledger"))
                .isEqualTo(journal.identity().databaseId());
        assertThat(clinic.ask("SELECT body::jsonb ->> 'kind' FROM suture.ledger"))
                .isEqualTo("journal-created");
    }

    @Test
    void a_journal_that_is_there_is_opened_as_it_is() throws Exception {
        Identity first = clinic.open().identity();

        assertThat(clinic.open().identity()).isEqualTo(first);
        assertThat(clinic.ask("SELECT count(*) FROM suture.ledger")).isEqualTo("1");
    }

    @Test
    void a_migration_its_row_and_its_entry_are_one_batch_and_one_transaction() throws Exception {
        clinic.open();
        clinic.execute("CREATE TABLE patients (id bigint)");

        try (Statement batch = clinic.connection().createStatement()) {
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
        assertThat(clinic.ask("SELECT count(*) FROM information_schema.columns WHERE column_name = 'note'"))
                .isEqualTo("1");
        assertThat(clinic.ask("SELECT max(seq) FROM suture.ledger")).isEqualTo("2");
    }

    @Test
    void what_was_written_is_read_back() throws Exception {
        clinic.open();
        clinic.execute(JournalSql.done(Samples.facts("0002"), Samples.RUN, MigrationState.COMPLETED));

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
        clinic.open();
        clinic.execute(JournalSql.done(Samples.facts("b"), Samples.RUN, MigrationState.COMPLETED));
        clinic.execute(JournalSql.done(Samples.facts("a"), Samples.RUN, MigrationState.COMPLETED));

        assertThat(clinic.find().applied()).extracting(m -> m.id().value()).containsExactly("b", "a");
    }

    @Test
    void a_first_attempt_that_somebody_else_has_made_meanwhile_is_refused() throws Exception {
        clinic.open();
        clinic.execute(JournalSql.done(Samples.facts("0002"), Samples.RUN, MigrationState.COMPLETED));

        assertThatThrownBy(
                        () -> clinic.execute(JournalSql.done(Samples.facts("0002"), "other", MigrationState.COMPLETED)))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23505"));
    }

    @Test
    void a_migration_taken_back_and_run_again_is_the_newest() throws Exception {
        clinic.open();
        clinic.execute(JournalSql.done(Samples.facts("a"), Samples.RUN, MigrationState.COMPLETED));
        clinic.execute(JournalSql.done(Samples.facts("b"), Samples.RUN, MigrationState.COMPLETED));
        clinic.execute(JournalSql.done(Samples.facts("a", 1, Direction.DOWN), Samples.RUN, MigrationState.ROLLED_BACK));
        assertThat(applied("a").state()).isEqualTo(MigrationState.ROLLED_BACK);
        assertThat(row("a").direction()).isEqualTo(Direction.DOWN);
        assertThat(clinic.find().applied()).extracting(m -> m.id().value()).containsExactly("a", "b");

        clinic.execute(JournalSql.done(Samples.facts("a", 2, Direction.UP), Samples.RUN, MigrationState.COMPLETED));

        assertThat(row("a").attempt()).isEqualTo(2);
        assertThat(clinic.find().applied()).extracting(m -> m.id().value()).containsExactly("b", "a");
    }

    @Test
    void a_migration_of_several_steps_leaves_what_a_resume_needs() throws Exception {
        clinic.open();
        StepKey first = StepKey.of(Samples.facts("0002"), 1);
        StepKey second = StepKey.of(Samples.facts("0002"), 2);
        clinic.execute(JournalSql.begun(Samples.facts("0002"), Samples.RUN));
        clinic.execute(JournalSql.planStored(Samples.facts("0002"), "f00d", "{\"steps\":[1]}"));
        clinic.execute(JournalSql.stepDone(first, "transaction"));
        clinic.execute(JournalSql.intent(second, "concurrent"));
        clinic.execute(JournalSql.intent(second, "concurrent"));

        Journal journal = clinic.find();
        assertThat(applied("0002").unfinished()).isTrue();
        assertThat(journal.steps(MigrationId.of("0002"), Direction.UP))
                .extracting(StepRow::key, StepRow::state, StepRow::tries)
                .containsExactly(tuple(first, StepState.DONE, 1), tuple(second, StepState.INTENT, 2));
        assertThat(journal.steps().getLast().backendPid())
                .isEqualTo(Integer.parseInt(clinic.ask("SELECT pg_backend_pid()")));
        assertThat(journal.steps().getLast().backendStart()).isPresent();
        assertThat(Journal.plan(clinic.connection(), Samples.facts("0002")))
                .contains(new StoredPlan("f00d", "{\"steps\":[1]}"));
        assertThat(Journal.plan(clinic.connection(), Samples.facts("0002", 1, Direction.DOWN)))
                .isEmpty();
    }

    @Test
    void steps_of_a_finished_migration_are_not_read_any_more() throws Exception {
        clinic.open();
        clinic.execute(JournalSql.begun(Samples.facts("0002"), Samples.RUN));
        clinic.execute(JournalSql.stepDone(StepKey.of(Samples.facts("0002"), 1), "transaction"));
        clinic.execute(JournalSql.stateChanged(Samples.facts("0002"), MigrationState.COMPLETED, false));

        assertThat(clinic.find().steps()).isEmpty();
        assertThat(applied("0002").done()).isTrue();
    }

    @Test
    void a_failed_step_keeps_the_servers_code() throws Exception {
        clinic.open();
        clinic.execute(JournalSql.begun(Samples.facts("0002"), Samples.RUN));
        clinic.execute(JournalSql.intent(StepKey.of(Samples.facts("0002"), 1), "concurrent"));
        clinic.execute(JournalSql.stepFailed(StepKey.of(Samples.facts("0002"), 1), "concurrent", Optional.of("23505")));
        clinic.execute(JournalSql.stateChanged(Samples.facts("0002"), MigrationState.FAILED, true));

        assertThat(clinic.find().steps().getFirst().sqlState()).contains("23505");
        assertThat(applied("0002").unfinished()).isTrue();
        assertThat(clinic.ask("SELECT step || ' ' || verb || ' ' || step_state FROM suture.status"))
                .isEqualTo("1 concurrent failed");
    }

    @Test
    void a_run_that_never_ended_is_open_until_somebody_says_so() throws Exception {
        clinic.open();
        clinic.execute(JournalSql.runStarted(Samples.origin(), "migrate", "{}", Samples.CLOCK));
        assertThat(clinic.find().openRuns())
                .extracting(OpenRun::id, OpenRun::command, OpenRun::startedBy)
                .containsExactly(tuple(Samples.RUN, "migrate", "journal_keeper"));

        clinic.execute(JournalSql.runAbandoned(Samples.RUN));

        assertThat(clinic.find().openRuns()).isEmpty();
        clinic.execute(JournalSql.runFinished(Samples.RUN, RunEvent.Result.COMPLETED, OptionalLong.of(12)));
        assertThat(clinic.ask("SELECT result FROM suture.run")).isEqualTo("abandoned");
    }

    @Test
    void an_adopted_migration_says_so() throws Exception {
        clinic.open();
        clinic.execute(JournalSql.adopted(Samples.facts("V1"), Samples.RUN, "flyway"));
        clinic.execute(JournalSql.checksumsAccepted(MigrationId.of("V1"), Samples.checksums("new")));

        assertThat(applied("V1").adopted()).isTrue();
        assertThat(row("V1").adoptedFrom()).contains("flyway");
        assertThat(applied("V1").checksums()).contains(Samples.checksums("new"));
    }

    @Test
    void the_whole_journal_is_read_by_one_message_to_the_server() throws Exception {
        clinic.open();
        String url = clinic.server().url(clinic.database(), Clinic.KEEPER) + "&preferQueryMode=extendedForPrepared";
        try (Connection session = DriverManager.getConnection(url)) {
            String pid = Clinic.ask(session, "SELECT pg_backend_pid()");
            assertThat(Journal.find(session)).isPresent();

            assertThat(clinic.ask("SELECT state || ': ' || query FROM pg_stat_activity WHERE pid = " + pid))
                    .startsWith(
                            "idle: BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;\nSET LOCAL ROLE NONE;");
        }
    }

    @Test
    void the_journal_is_read_as_the_session_user_whatever_role_is_set() throws Exception {
        clinic.open();
        clinic.asSuperuser("GRANT " + clinic.server().role("clinic_owner") + " TO " + Clinic.KEEPER);
        clinic.execute("SET ROLE clinic_owner");

        assertThat(clinic.find().writable()).isTrue();
        assertThat(clinic.ask("SELECT current_user")).isEqualTo("clinic_owner");
    }

    private JournalRow row(String id) throws SQLException {
        return clinic.find().row(MigrationId.of(id)).orElseThrow();
    }

    private AppliedMigration applied(String id) throws SQLException {
        return row(id).applied();
    }
}
