// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.migration.MigrationState;
import io.suture.core.problem.Problem;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.UndoOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transforms and rules in the files of data migrations, while others write. */
class DataFileRulesTest extends DataMigrationCase {
    private static final int ROWS = 4_000;

    DataFileRulesTest() {
        super("0001_patients.data.yaml");
    }

    @BeforeEach
    void patients_as_the_old_system_wrote_them() {
        database.run("CREATE TABLE old_patients (id int PRIMARY KEY, born text, weight text, email text)");
        database.run("INSERT INTO old_patients SELECT i, CASE WHEN i % 100 = 7 THEN '31.02.1990' ELSE"
                + " to_char(date '1950-01-01' + i, 'DD.MM.YYYY') END, (40 + i % 80) || ',5',"
                + " ' Patient' || i || '@Clinic.Example ' FROM generate_series(1, " + ROWS + ") AS i");
        database.run("CREATE TABLE patients (id int PRIMARY KEY, born date, weight numeric, email text)");
    }

    @Test
    void rows_that_break_a_rule_are_set_aside_with_its_name_and_none_is_lost() throws Exception {
        writeWith("skip");
        AtomicInteger ranges = new AtomicInteger();
        migrate(moment -> {
            if (moment == CrashPoint.Moment.AFTER_STATEMENT && ranges.incrementAndGet() == 3) {
                database.run("INSERT INTO old_patients VALUES (-1, '30.02.2000', '60', 'x@y.example')");
                database.run("UPDATE old_patients SET born = '01.03.1990' WHERE id = 7");
                database.run("UPDATE old_patients SET born = 'unknown' WHERE id = 8");
            }
        });
        assertThat(database.text("SELECT count(*) FROM patients")).isEqualTo(String.valueOf(ROWS - 40));
        assertThat(database.text("SELECT string_agg(DISTINCT suture_rule, ',') FROM patients_rejected"))
                .isEqualTo("born-impossible-date");
        assertThat(database.text("SELECT count(*) FROM patients_rejected")).isEqualTo("41");
        assertThat(database.text("SELECT born FROM patients_rejected WHERE id = 8"))
                .isEqualTo("unknown");
        assertThat(database.text("SELECT born || ' ' || weight || ' ' || email FROM patients WHERE id = 7"))
                .isEqualTo("1990-03-01 47.5 patient7@clinic.example");
        assertThat(recorded("'rules' -> 0 ->> 'rows'")).isEqualTo("41");
    }

    @Test
    void a_rule_that_fails_stops_the_run_before_anything_is_written() throws Exception {
        writeWith("fail");
        Problem problem = problem();
        assertThat(problem.code()).isEqualTo("DATA-REJECTED");
        assertThat(problem.what()).startsWith("40 of 4,000 rows of old_patients break rule born-impossible-date");
        assertThat(database.text("SELECT to_regclass('patients_rejected')")).isNull();
        assertThat(database.text("SELECT count(*) FROM patients")).isEqualTo("0");
    }

    @Test
    void a_row_that_must_not_be_and_came_later_is_found_by_the_proof() throws Exception {
        database.run("UPDATE old_patients SET born = '01.01.1990' WHERE id % 100 = 7");
        writeWith("fail");
        AtomicInteger ranges = new AtomicInteger();
        Problem problem = problem(() -> migrate(moment -> {
            if (moment == CrashPoint.Moment.AFTER_STATEMENT && ranges.incrementAndGet() == 2) {
                database.run("UPDATE old_patients SET born = 'never' WHERE id = 3");
            }
        }));
        assertThat(problem.code()).isEqualTo("DATA-DIFFERS");
        assertThat(problem.what())
                .contains("1 rows break rule born-impossible-date, the first at ctid "
                        + database.text("SELECT ctid FROM old_patients WHERE id = 3"))
                .doesNotContain("never");
        database.run("UPDATE old_patients SET born = '03.01.1950' WHERE id = 3");
        migrate(CrashPoint.NONE);
        assertThat(database.text("SELECT count(*) FROM patients")).isEqualTo(String.valueOf(ROWS));
    }

    @Test
    void what_was_set_aside_goes_with_the_undo() throws Exception {
        writeWith("skip");
        migrate(CrashPoint.NONE);
        suture(CrashPoint.NONE).undo(UndoOptions.last());
        assertThat(suture(CrashPoint.NONE).status().migrations().getFirst().state())
                .isEqualTo(MigrationState.ROLLED_BACK);
        assertThat(database.text("SELECT to_regclass('patients_rejected')")).isNull();
        assertThat(database.text("SELECT count(*) FROM patients")).isEqualTo("0");
    }

    @Test
    void columns_are_changed_where_they_are_by_transforms_too() throws Exception {
        Files.writeString(folder.resolve("0001_emails.data.yaml"), """
                source: old_patients
                columns:
                  email: {transform: [trim, case: lower]}
                """);
        migrate(CrashPoint.NONE);
        assertThat(database.text("SELECT email FROM old_patients WHERE id = 12"))
                .isEqualTo("patient12@clinic.example");
        assertThat(database.text("SELECT count(*) FROM old_patients WHERE email <> lower(btrim(email))"))
                .isEqualTo("0");
    }

    @Test
    void a_table_for_what_is_set_aside_that_is_there_already_is_refused() throws Exception {
        database.run("CREATE TABLE patients_rejected (id int)");
        writeWith("skip");
        assertThat(problem().code()).isEqualTo("DATA-QUARANTINE");
    }

    @Test
    void the_whole_row_is_not_read_beside_what_transforms_add_to_it() throws Exception {
        write("""
                source: old_patients
                target: patients
                key: id
                columns:
                  id:
                  weight: {transform: [number: {decimal: ","}]}
                  email: src::text
                """);
        assertThat(problem().code()).isEqualTo("DATA-WHOLE-ROW");
    }

    @Test
    void of_several_rules_the_broken_one_is_named() throws Exception {
        write("""
                source: old_patients
                target: patients
                key: id
                columns:
                  id:
                  weight:
                    transform: [number: {decimal: ","}]
                    rules: [{name: light, range: {max: 1000}}, {name: heavy, range: {min: 100}, action: skip, threshold: {rows: 5}}]
                  email: {rules: [{name: at, format: "@"}]}
                """);
        assertThat(problem().what()).startsWith("3,000 of 4,000 rows of old_patients break rule heavy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"target: patients\nkey: id\n", ""})
    void a_format_that_is_no_regular_expression_is_refused_before_a_row_is_met(String into) throws Exception {
        Files.writeString(folder.resolve("0001_emails.data.yaml"), """
                source: old_patients
                %scolumns:
                  id:
                  email: {rules: [{name: at, format: "@"}, {name: local, format: "^(a", severity: warning}]}
                """.formatted(into));
        database.run("TRUNCATE old_patients");
        Problem problem = problem();
        assertThat(problem.code()).isEqualTo("DATA-RULE-FORMAT");
        assertThat(problem.what())
                .startsWith("the server does not take the `format` of rule local: invalid regular expression: ")
                .doesNotContain("^(a");
        assertThat(database.text("SELECT count(*) FROM pg_trigger WHERE tgrelid = 'old_patients'::regclass"))
                .isEqualTo("0");
    }

    @Test
    void what_is_no_measurement_is_not_converted_and_the_file_says_what_becomes_of_its_row() throws Exception {
        database.run("ALTER TABLE old_patients ALTER weight TYPE float8 USING 40");
        database.run(
                "UPDATE old_patients SET weight = CASE id WHEN 1 THEN 'NaN' ELSE '-Infinity' END::float8 WHERE id < 3");
        convert("fail");
        assertThat(problem().what())
                .startsWith(
                        "2 of 4,000 rows of old_patients break rule weight-no-measurement: the value for `weight` is"
                                + " not a number that can be in kg");
        convert("skip");
        migrate(CrashPoint.NONE);
        assertThat(database.text("SELECT string_agg(suture_rule || id, ' ' ORDER BY id) FROM patients_rejected"))
                .isEqualTo("weight-no-measurement1 weight-no-measurement2");
        suture(CrashPoint.NONE).undo(UndoOptions.last());
        convert("null");
        migrate(CrashPoint.NONE);
        assertThat(database.text(
                        "SELECT string_agg(id || coalesce(weight::text, ' none'), ' ' ORDER BY id) FROM patients"
                                + " WHERE id < 4"))
                .isEqualTo("1 none 2 none 340000");
    }

    private void convert(String impossible) throws IOException {
        write("""
                source: old_patients
                target: patients
                key: id
                columns:
                  id:
                  weight: {transform: [unit: {from: kg, to: g, multiply: "1000", scale: "0", impossible: %s}]}
                """.formatted(impossible));
    }

    private void writeWith(String impossible) throws IOException {
        write("""
                source: old_patients
                target: patients
                key: id
                columns:
                  id:
                  born: {transform: [date: {formats: [dd.MM.yyyy], impossible: %s}]}
                  weight:
                    transform: [number: {decimal: ","}]
                    rules: [{name: plausible-weight, range: {min: 1, max: 400}, severity: warning}]
                  email: {transform: [trim, case: lower]}
                """.formatted(impossible));
    }
}
