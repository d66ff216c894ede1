// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.migration.MigrationId;
import io.suture.engine.run.CompleteOptions;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.UndoOptions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a data migration sets aside is kept for as long as {@code keep} says, and then goes, on the record. */
class DataKeepTest extends DataMigrationCase {
    private static final String MOVE = """
            keep: 7d
            source: old_patients
            target: patients
            key: id
            columns: {id: , number: , born: {transform: [date: {formats: [dd.MM.yyyy], impossible: skip}]}}
            """;

    DataKeepTest() {
        super("0001_patients.data.yaml");
    }

    @BeforeEach
    void patients_some_of_whom_were_born_on_no_day() {
        database.run("CREATE TABLE old_patients (id int PRIMARY KEY, number text, born text)");
        database.run(
                "INSERT INTO old_patients SELECT i, 'n' || i % 90, CASE WHEN i % 10 = 0 THEN '31.02.1980' ELSE '01.02.1980' END"
                        + " FROM generate_series(1, 100) AS i");
        database.run("CREATE INDEX ON old_patients (number)");
        database.run("CREATE TABLE patients (id int PRIMARY KEY, number text, born date)");
        database.run("CREATE TABLE visits (id int PRIMARY KEY, patient int)");
        database.run("INSERT INTO visits SELECT i, i FROM generate_series(1, 110) AS i");
    }

    @Test
    void rows_that_broke_a_rule_go_when_their_time_is_over_and_not_before() throws Exception {
        write(MOVE);
        migrate(CrashPoint.NONE);
        assertThat(suture(CrashPoint.NONE).quarantined().getFirst().until()).isPresent();
        assertThat(suture(CrashPoint.NONE).migrate(MigrateOptions.defaults()).purged())
                .isEmpty();
        assertThat(there("patients_rejected")).isTrue();

        timeIsOver();

        assertThat(suture(CrashPoint.NONE).migrate(MigrateOptions.defaults()).purged())
                .containsExactly(id());
        assertThat(there("patients_rejected")).isFalse();
        assertThat(onRecord()).isEqualTo("1");
        assertThat(database.text("SELECT count(*) FROM patients")).isEqualTo("90");
        suture(CrashPoint.NONE).undo(UndoOptions.last());
        assertThat(database.text("SELECT count(*) FROM patients")).isEqualTo("0");
    }

    @Test
    void they_stay_where_nothing_is_said_and_while_somebody_builds_on_them() throws Exception {
        write(MOVE.replace("keep: 7d\n", ""));
        migrate(CrashPoint.NONE);
        assertThat(suture(CrashPoint.NONE).quarantined().getFirst().until()).isEmpty();
        assertThat(purge()).isZero();
        suture(CrashPoint.NONE).undo(UndoOptions.last());

        write(MOVE);
        migrate(CrashPoint.NONE);
        database.run("CREATE VIEW to_be_corrected AS SELECT id FROM patients_rejected");
        assertThat(purge()).isZero();
        assertThat(there("patients_rejected")).isTrue();
        database.run("DROP VIEW to_be_corrected");
        assertThat(purge()).isOne();
        assertThat(there("patients_rejected")).isFalse();
    }

    @Test
    void merged_rows_come_back_until_they_are_purged() throws Exception {
        database.run("DELETE FROM visits WHERE patient > 100");
        database.run("ALTER TABLE visits ADD FOREIGN KEY (patient) REFERENCES old_patients");
        database.run("CREATE INDEX ON visits (patient)");
        write("keep: 7d\nsource: old_patients\nduplicates: {by: number, keep: id}\n");
        migrate(CrashPoint.NONE);
        assertThat(database.text("SELECT count(*) FROM old_patients")).isEqualTo("90");
        suture(CrashPoint.NONE).undo(UndoOptions.last());
        assertThat(database.text("SELECT count(*) FROM old_patients")).isEqualTo("100");

        migrate(CrashPoint.NONE);
        assertThat(purge()).isOne();
        assertThat(there("old_patients_merged") || there("visits_repointed")).isFalse();
        assertThat(problem(() -> suture(CrashPoint.NONE).undo(UndoOptions.last()))
                        .why())
                .contains("were purged");
        assertThat(database.text("SELECT count(*) FROM old_patients")).isEqualTo("90");
    }

    @Test
    void rows_of_nobody_come_back_until_they_are_purged() throws Exception {
        database.run("ALTER TABLE visits ADD FOREIGN KEY (patient) REFERENCES old_patients NOT VALID");
        write("keep: 7d\nsource: visits\norphans: {of: patient, then: quarantine}\n");
        migrate(CrashPoint.NONE);
        suture(CrashPoint.NONE).undo(UndoOptions.last());
        assertThat(database.text("SELECT count(*) FROM visits")).isEqualTo("110");

        migrate(CrashPoint.NONE);
        timeIsOver();
        migrate(CrashPoint.NONE);
        assertThat(there("visits_rejected")).isFalse();
        assertThat(onRecord()).isEqualTo("1");
        assertThat(problem(() -> suture(CrashPoint.NONE).undo(UndoOptions.last()))
                        .why())
                .contains("were purged");
    }

    private int purge() {
        return suture(CrashPoint.NONE)
                .complete(new CompleteOptions(Optional.of(id()), false, true, Duration.ZERO))
                .run()
                .purged()
                .size();
    }

    private static MigrationId id() {
        return MigrationId.of("0001_patients");
    }

    private boolean there(String table) {
        return database.text("SELECT to_regclass('" + table + "')") != null;
    }

    private void timeIsOver() {
        assertThat(
                        database.run(
                                "UPDATE suture.migration SET kept_until = now() - interval '1 minute' WHERE kept_until IS NOT NULL"))
                .isOne();
    }

    private String onRecord() {
        return database.text("SELECT count(*) FROM suture.ledger WHERE body ~ 'migration-purged'");
    }
}
