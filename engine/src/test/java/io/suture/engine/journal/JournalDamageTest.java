// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.migration.MigrationState;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.testkit.EmbeddedServer;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JournalDamageTest {
    private Clinic clinic;

    @BeforeEach
    void connect() throws Exception {
        clinic = Clinic.withJournal(EmbeddedServer.DEFAULT_MAJOR);
    }

    @AfterEach
    void disconnect() throws SQLException {
        clinic.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"meta", "run", "migration", "plan", "step", "ledger"})
    void a_table_that_is_gone_is_named(String table) throws SQLException {
        clinic.execute("DROP TABLE suture." + table + " CASCADE");

        assertThat(problem().code()).isEqualTo("JOURNAL-DAMAGED");
        assertThat(problem().what()).contains("table suture." + table);
        assertThat(problem().fix()).contains("rebuild");
    }

    @ParameterizedTest
    @CsvSource({"migration, checksums", "step, backend_start", "plan, body", "ledger, who", "meta, database_id"})
    void a_column_that_is_gone_is_named(String table, String column) throws SQLException {
        clinic.execute("ALTER TABLE suture." + table + " DROP COLUMN " + column + " CASCADE");

        assertThat(problem().code()).isEqualTo("JOURNAL-DAMAGED");
        assertThat(problem().what()).contains("column suture." + table + "." + column);
    }

    @Test
    void a_missing_identity_is_named() throws SQLException {
        clinic.execute("DELETE FROM suture.meta");

        assertThat(problem().what()).contains("the row of suture.meta");
    }

    @Test
    void a_row_that_another_hand_has_written_is_named() throws SQLException {
        clinic.execute(JournalSql.done(Samples.facts("0002"), Samples.RUN, MigrationState.COMPLETED));
        clinic.execute("UPDATE suture.migration SET state = 'fine'");

        assertThat(problem().code()).isEqualTo("JOURNAL-DAMAGED");
        assertThat(problem().what()).contains("the row \"0002\" of suture.migration");
    }

    @ParameterizedTest
    @CsvSource({
        "append_1_who, DISABLE",
        "append_2_link, DISABLE",
        "keep, DISABLE",
        "keep_row, DISABLE",
        "keep, ENABLE",
        "append_2_link, ENABLE REPLICA"
    })
    void a_guard_that_is_off_is_named_with_the_statement_that_puts_it_back(String guard, String how)
            throws SQLException {
        clinic.execute("ALTER TABLE suture.ledger " + how + " TRIGGER " + guard);

        assertThat(problem().code()).isEqualTo("LEDGER-UNGUARDED");
        assertThat(problem().what()).contains("trigger " + guard);
        assertThat(problem().fix()).contains("ALTER TABLE suture.ledger ENABLE ALWAYS TRIGGER " + guard);
    }

    @Test
    void a_newer_journal_is_refused_whatever_it_looks_like() throws SQLException {
        clinic.execute("UPDATE suture.meta SET version = 99, tool = '9.0.0'");
        assertThat(problem().code()).isEqualTo("JOURNAL-NEWER");
        assertThat(problem().fix()).contains("9.0.0");

        clinic.execute("ALTER TABLE suture.step RENAME TO steps");
        assertThat(problem().code()).isEqualTo("JOURNAL-NEWER");
    }

    @Test
    void opening_a_damaged_journal_does_not_make_another_one() throws Exception {
        clinic.execute("DROP TABLE suture.step CASCADE");

        assertThat(problemOf(clinic::open).code()).isEqualTo("JOURNAL-DAMAGED");
    }

    @Test
    void a_schema_of_that_name_without_a_journal_gets_one() throws Exception {
        try (Clinic other = new Clinic(EmbeddedServer.DEFAULT_MAJOR)) {
            other.execute("CREATE SCHEMA suture");
            assertThat(Journal.find(other.connection())).isEmpty();

            assertThat(other.open().applied()).isEmpty();
        }
    }

    @Test
    void a_session_that_is_gone_is_not_a_damaged_journal() throws SQLException {
        clinic.asSuperuser("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + Clinic.KEEPER
                + "' AND datname = current_database()");

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Journal.find(clinic.connection())))
                .isInstanceOf(SQLException.class);
    }

    private Problem problem() {
        return problemOf(() -> Journal.find(clinic.connection()));
    }

    private interface Action {
        Object run() throws Exception;
    }

    private static Problem problemOf(Action action) {
        try {
            throw new AssertionError("no problem, but " + action.run());
        } catch (SutureException e) {
            return e.problems().getFirst();
        } catch (Exception e) {
            throw new AssertionError("not a problem", e);
        }
    }
}
