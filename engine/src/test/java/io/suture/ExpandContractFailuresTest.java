// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static io.suture.Refusal.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suture.engine.run.CompleteOptions;
import io.suture.engine.run.CompleteReport;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.UndoOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What expand/contract tools and copying tools get wrong, each by the number it has in the list of peers' failures. */
class ExpandContractFailuresTest {
    private static final int ROWS = 40_000;

    @TempDir
    Path folder;

    private final TestDatabase database = new TestDatabase();

    @BeforeEach
    void patients_with_an_audit_trail() {
        database.run("CREATE TABLE patients (ward int, no int, name text, note text, PRIMARY KEY (ward, no))");
        database.run(
                "INSERT INTO patients SELECT i % 10, i, 'name ' || i, 'x' FROM generate_series(1, " + ROWS + ") i");
        database.run("CREATE TABLE audit (ward int, no int, said text)");
        database.run("CREATE FUNCTION audited() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN INSERT INTO audit VALUES (NEW.ward, NEW.no, TG_OP); RETURN NULL; END $$");
        database.run("CREATE TRIGGER audited AFTER INSERT OR UPDATE ON patients"
                + " FOR EACH ROW EXECUTE FUNCTION audited()");
    }

    @AfterEach
    void everybody_leaves() {
        database.close();
    }

    @Test
    void failure_2_a_contract_waits_for_the_proof_that_both_shapes_say_the_same() throws Exception {
        rename("name");
        AtomicInteger ranges = new AtomicInteger();
        assertThatThrownBy(() -> migrate(moment -> {
                    if (moment == CrashPoint.Moment.AFTER_STATEMENT && ranges.incrementAndGet() == 2) {
                        throw new IllegalStateException("killed inside the backfill");
                    }
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(problem(this::complete).code()).isEqualTo("COMPLETE-NOT-EXPANDED");
        migrate(CrashPoint.NONE);
        behindTheTriggers("UPDATE patients SET full_name = 'somebody else' WHERE no = 7");
        assertThat(complete().refused()).hasSize(1);
        assertThat(columns()).contains("name", "full_name");
    }

    @Test
    void failure_3_what_hangs_on_the_old_shape_closes_the_gate_before_anything_has_gone() throws Exception {
        rename("name");
        migrate(CrashPoint.NONE);
        String before = columns();
        for (String dependant : new String[] {
            "CREATE VIEW names AS SELECT name FROM patients",
            "CREATE POLICY named ON patients USING (name <> '')",
            "CREATE PUBLICATION named FOR TABLE patients (ward, no, name)",
        }) {
            database.run(dependant);
            assertThat(complete().refused()).as(dependant).hasSize(1);
            assertThat(columns()).isEqualTo(before);
            database.run(dependant.replaceFirst("CREATE (\\w+ \\w+)(?: (ON patients))?.*", "DROP $1 $2"));
        }
        assertThat(complete().refused()).isEmpty();
        assertThat(columns()).isEqualTo("ward,no,note,full_name");
    }

    @Test
    void failure_4_row_security_that_hides_rows_from_the_owner_is_refused_by_name() throws Exception {
        database.run("ALTER TABLE patients ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY");
        rename("name");
        assertThat(problem(() -> migrate(CrashPoint.NONE)).code()).isEqualTo("DUAL-ROW-SECURITY");
        assertThat(columns()).isEqualTo("ward,no,name,note");
    }

    @Test
    void failure_8_what_is_filled_is_not_in_the_audit_trail_and_what_clients_write_is() throws Exception {
        database.run("TRUNCATE audit");
        rename("name");
        migrate(CrashPoint.NONE);
        assertThat(database.text("SELECT count(*) FROM audit")).isEqualTo("0");
        assertThat(database.text("SELECT concat(body::json ->> 'silenced_triggers', body::json ->> 'silenced_by_right',"
                        + " body::json ->> 'sees_every_row_as') FROM suture.ledger WHERE body ~ 'fill-begun'"))
                .isEqualTo("[\"audited of patients\"]superusersuperuser");
        assertThat(database.text("SELECT (body::json ->> 'transactions')::int > 0 FROM suture.ledger"
                        + " WHERE body ~ 'fill-reconciled'"))
                .isEqualTo("t");
        database.run("UPDATE patients SET full_name = 'new' WHERE no = 1");
        assertThat(database.text("SELECT count(*) FROM audit")).isEqualTo("1");
    }

    @Test
    void failure_9_rows_that_logical_replication_applies_have_both_shapes() throws Exception {
        rename("name");
        migrate(CrashPoint.NONE);
        try (Connection applier = database.connect();
                Statement statement = applier.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            statement.execute("INSERT INTO patients (ward, no, name) VALUES (99, 1, 'applied')");
        }
        assertThat(database.text("SELECT full_name FROM patients WHERE ward = 99"))
                .isEqualTo("applied");
    }

    @Test
    void failure_11_a_trigger_that_would_fire_after_ours_is_refused_by_name() throws Exception {
        database.run("CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN NEW.name := upper(NEW.name); RETURN NEW; END $$");
        database.run("CREATE TRIGGER zzzz_shout BEFORE INSERT OR UPDATE ON patients"
                + " FOR EACH ROW EXECUTE FUNCTION shout()");
        rename("name");
        assertThat(problem(() -> migrate(CrashPoint.NONE)).code()).isEqualTo("DUAL-TRIGGER");
        database.run("ALTER TRIGGER zzzz_shout ON patients RENAME TO shout");
        migrate(CrashPoint.NONE);
        database.run("INSERT INTO patients (ward, no, name) VALUES (99, 1, 'quiet')");
        assertThat(database.text("SELECT full_name FROM patients WHERE ward = 99"))
                .isEqualTo("QUIET");
    }

    @Test
    void failure_11_a_generated_column_has_no_second_shape() throws Exception {
        database.run("ALTER TABLE patients ADD COLUMN loud text GENERATED ALWAYS AS (upper(name)) STORED");
        rename("loud");
        assertThat(problem(() -> migrate(CrashPoint.NONE)).code()).isEqualTo("DUAL-COLUMN");
    }

    @Test
    void failure_13_going_back_before_the_contract_leaves_no_trace_but_the_history() throws Exception {
        rename("name");
        migrate(CrashPoint.NONE);
        database.run("UPDATE patients SET full_name = 'by the new release' WHERE no = 3");
        database.suture(folder, CrashPoint.NONE).undo(UndoOptions.last());
        assertThat(columns()).isEqualTo("ward,no,name,note");
        assertThat(database.text("SELECT name FROM patients WHERE no = 3")).isEqualTo("by the new release");
        assertThat(database.text(
                        "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = 'patients'::regclass"))
                .isEqualTo("1");
    }

    @Test
    void failure_14_a_check_costs_no_second_table_and_hardly_any_log() throws Exception {
        database.run("VACUUM patients");
        String size = database.text("SELECT pg_table_size('patients')");
        String before = database.text("SELECT pg_current_wal_insert_lsn()");
        write("V1__named.sql", "ALTER TABLE patients ADD CONSTRAINT named CHECK (name <> '');");
        migrate(CrashPoint.NONE);
        assertThat(database.text("SELECT pg_table_size('patients')")).isEqualTo(size);
        assertThat(database.text("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '" + before
                        + "') < pg_table_size('patients') / 2"))
                .isEqualTo("t");
        assertThat(database.text("SELECT convalidated FROM pg_constraint WHERE conname = 'named'"))
                .isEqualTo("t");
    }

    @Test
    void failure_16_nulls_and_deletes_by_two_columns_reach_the_copy() throws Exception {
        write("V1__wider.sql", "ALTER TABLE patients ALTER COLUMN no TYPE bigint;");
        AtomicInteger statements = new AtomicInteger();
        migrate(moment -> {
            if (moment == CrashPoint.Moment.AFTER_STATEMENT && statements.incrementAndGet() == 2) {
                database.run("UPDATE patients SET name = NULL WHERE no = 11");
                database.run("DELETE FROM patients WHERE ward = 2 AND no = 12");
                database.run("DELETE FROM patients WHERE no > " + (ROWS - 10));
                database.run("UPDATE patients SET ward = 77 WHERE no = 13");
            }
        });
        assertThat(statements).hasValueGreaterThan(1);
        assertThat(database.text("SELECT count(*) FROM patients")).isEqualTo(ROWS - 11 + "");
        assertThat(database.text("SELECT count(*) FROM patients WHERE name IS NULL"))
                .isEqualTo("1");
        assertThat(database.text("SELECT string_agg(ward || '/' || no, ',') FROM patients WHERE no IN (12, 13)"))
                .isEqualTo("77/13");
        assertThat(database.text("SELECT format_type(atttypid, atttypmod) FROM pg_attribute"
                        + " WHERE attrelid = 'patients'::regclass AND attname = 'no'"))
                .isEqualTo("bigint");
    }

    /** In one transaction: they come back as they were. */
    private void behindTheTriggers(String update) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            String set = " pg_trigger SET tgenabled = ";
            statement.execute("CREATE TEMP TABLE firing ON COMMIT DROP AS SELECT oid, tgenabled FROM pg_trigger");
            statement.execute("UPDATE" + set + "'D' WHERE tgrelid = 'patients'::regclass");
            statement.execute(update);
            statement.execute("UPDATE" + set + "f.tgenabled FROM firing f WHERE f.oid = pg_trigger.oid");
            connection.commit();
        }
    }

    private void rename(String column) throws IOException {
        write("0001_rename.yaml", """
                contract: later
                operations:
                  - rename_column: {table: patients, column: %s, to: full_name}
                """.formatted(column));
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private void migrate(CrashPoint between) throws SQLException {
        database.suture(folder, between).migrate(MigrateOptions.defaults());
    }

    private CompleteReport complete() throws SQLException {
        return database.suture(folder, CrashPoint.NONE)
                .complete(CompleteOptions.of("0001_rename").quietFor(Duration.ZERO));
    }

    private String columns() {
        return database.text("SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute"
                + " WHERE attrelid = 'patients'::regclass AND attnum > 0 AND NOT attisdropped");
    }
}
