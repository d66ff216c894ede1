// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.UndoOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows whose reference has no row are put in order while others write, and come back as they were. */
class OrphansTest extends DataMigrationCase {
    private static final String KEY =
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'visits_patient'";

    private static final int ROWS = 5_000;
    private static final String ALL = "SELECT md5(string_agg(v::text, ';' ORDER BY id)) FROM visits AS v";

    OrphansTest() {
        super("0001_orphans.data.yaml");
    }

    @BeforeEach
    void visits_of_patients_who_are_not_there() {
        database.run("CREATE TABLE patients (id int PRIMARY KEY)");
        database.run("INSERT INTO patients SELECT i FROM generate_series(1, 100) AS i");
        database.run("CREATE TABLE visits (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, patient int, note text)");
        database.run("INSERT INTO visits (patient, note) SELECT 1 + i % 110, repeat('x', 50) FROM generate_series(0, "
                + (ROWS - 1) + ") AS i");
        database.run(
                "ALTER TABLE visits ADD CONSTRAINT visits_patient FOREIGN KEY (patient) REFERENCES patients NOT VALID");
    }

    @Test
    void they_are_taken_out_and_put_back_under_a_key_that_does_not_take_them() throws Exception {
        String before = database.text(ALL);
        writeThen("delete");
        for (int times = 0; times < 2; times++) {
            long orphans = orphans();
            assertThat(orphans).isEqualTo(450);
            migrate(CrashPoint.NONE);
            assertThat(orphans()).isZero();
            assertThat(count("visits_orphaned")).isEqualTo(orphans);
            assertThat(count("visits")).isEqualTo(ROWS - orphans);
            assertThat(recorded()).isEqualTo("no-patients delete 450");
            suture(CrashPoint.NONE).undo(UndoOptions.last());
            assertThat(database.text(ALL)).isEqualTo(before);
            assertThat(leftovers()).isZero();
        }
        assertThat(database.text(
                        "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'visits_patient'"))
                .endsWith("NOT VALID");
    }

    @Test
    void their_reference_becomes_null_and_comes_back_where_nobody_has_given_another() throws Exception {
        writeThen("null");
        migrate(CrashPoint.NONE);
        assertThat(orphans()).isZero();
        assertThat(count("visits WHERE patient IS NULL")).isEqualTo(450);
        database.run("UPDATE visits SET patient = 7 WHERE id = (SELECT min(id) FROM visits_orphaned)");
        suture(CrashPoint.NONE).undo(UndoOptions.last());
        assertThat(orphans()).isEqualTo(449);
        assertThat(count("visits WHERE patient IS NULL")).isZero();
    }

    @Test
    void they_wait_in_the_quarantine_by_the_name_of_the_rule() throws Exception {
        writeThen("quarantine");
        migrate(CrashPoint.NONE);
        assertThat(database.text(
                        "SELECT string_agg(DISTINCT suture_rule, ',') || ' ' || count(*) FROM visits_rejected"))
                .isEqualTo("no-patients 450");
    }

    @Test
    void they_come_back_under_a_key_that_the_same_run_has_made_and_a_later_one_has_proved() throws Exception {
        database.run("ALTER TABLE visits DROP CONSTRAINT visits_patient");
        Files.writeString(
                folder.resolve("0000_key.sql"),
                "ALTER TABLE visits ADD CONSTRAINT visits_patient FOREIGN KEY (patient) REFERENCES patients ON DELETE SET NULL NOT VALID;");
        Files.writeString(folder.resolve("0002_proved.sql"), "ALTER TABLE visits VALIDATE CONSTRAINT visits_patient;");
        String before = database.text(ALL);
        writeThen("quarantine");
        migrate(CrashPoint.NONE);
        assertThat(count("visits_rejected")).isEqualTo(450);
        assertThat(database.text(KEY)).endsWith("ON DELETE SET NULL");

        suture(CrashPoint.NONE).undo(UndoOptions.last());
        suture(CrashPoint.NONE).undo(UndoOptions.last());

        assertThat(orphans()).isEqualTo(450);
        assertThat(database.text(ALL)).isEqualTo(before);
        assertThat(database.text(KEY)).endsWith("ON DELETE SET NULL NOT VALID");
        migrate(CrashPoint.NONE);
        assertThat(orphans()).isZero();
        assertThat(database.text(KEY)).endsWith("ON DELETE SET NULL");
    }

    @Test
    void they_come_back_where_somebody_has_dropped_the_key_since() throws Exception {
        String before = database.text(ALL);
        writeThen("delete");
        migrate(CrashPoint.NONE);
        database.run("ALTER TABLE visits DROP CONSTRAINT visits_patient");
        suture(CrashPoint.NONE).undo(UndoOptions.last());
        assertThat(database.text(ALL)).isEqualTo(before);
        assertThat(leftovers()).isZero();
    }

    @Test
    void they_are_counted_and_left() throws Exception {
        writeThen("report");
        migrate(CrashPoint.NONE);
        assertThat(orphans()).isEqualTo(450);
        assertThat(recorded()).isEqualTo("no-patients report 450");
    }

    @Test
    void those_that_an_update_moves_behind_the_last_range_are_put_in_order_too() throws Exception {
        for (String cure : List.of("delete", "null")) {
            writeThen(cure);
            AtomicBoolean moved = new AtomicBoolean();
            migrate(moment -> {
                if (moment == CrashPoint.Moment.AFTER_STATEMENT && moved.compareAndSet(false, true)) {
                    assertThat(database.run(
                                    "UPDATE visits SET note = repeat('y', 1900) WHERE id > 4800 AND patient > 100"))
                            .isPositive();
                }
            });
            assertThat(orphans()).isZero();
            assertThat(count("visits_orphaned")).isEqualTo(450);
            suture(CrashPoint.NONE).undo(UndoOptions.last());
            assertThat(orphans()).isEqualTo(450);
            assertThat(count("visits WHERE id > 4800 AND patient > 100 AND length(note) = 1900"))
                    .isPositive();
        }
    }

    @Test
    void one_that_is_given_a_patient_meanwhile_stays_and_a_killed_run_goes_on() throws Exception {
        writeThen("delete");
        AtomicInteger ranges = new AtomicInteger();
        assertThatThrownBy(() -> migrate(moment -> {
                    if (moment == CrashPoint.Moment.AFTER_STATEMENT && ranges.incrementAndGet() == 1) {
                        database.run("INSERT INTO patients VALUES (110)");
                        throw new IllegalStateException("killed");
                    }
                }))
                .hasMessage("killed");
        migrate(CrashPoint.NONE);
        assertThat(orphans()).isZero();
        assertThat(count("visits") + count("visits_orphaned")).isEqualTo(ROWS);
    }

    @Test
    void without_a_foreign_key_it_is_refused() throws Exception {
        database.run("ALTER TABLE visits DROP CONSTRAINT visits_patient");
        writeThen("delete");
        assertThatThrownBy(() -> migrate(CrashPoint.NONE))
                .isInstanceOfSatisfying(
                        SutureException.class,
                        e -> assertThat(e.problems()).extracting(Problem::code).containsExactly("DATA-REFERENCE"));
    }

    private long orphans() {
        return count(
                "visits AS v WHERE patient IS NOT NULL AND NOT EXISTS (SELECT FROM patients AS p WHERE p.id = v.patient)");
    }

    private long count(String rows) {
        return Long.parseLong(database.text("SELECT count(*) FROM " + rows));
    }

    private long leftovers() {
        return count("pg_class WHERE relname ~ 'suture|_orphaned' AND relnamespace = 'public'::regnamespace")
                + count("pg_proc WHERE proname LIKE '%suture%' AND pronamespace = 'public'::regnamespace");
    }

    private String recorded() {
        return database.text(
                "SELECT r ->> 'rule' || ' ' || (r ->> 'action') || ' ' || (r ->> 'rows') FROM (SELECT body::jsonb -> 'rules' -> 0 AS r"
                        + " FROM suture.ledger WHERE body ~ 'rows-preserved' ORDER BY seq DESC LIMIT 1) AS l");
    }

    private void writeThen(String then) throws IOException {
        write("source: visits\norphans: {of: patient, then: " + then + "}\n");
    }
}
