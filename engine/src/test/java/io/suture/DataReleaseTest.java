// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suture.core.migration.MigrationId;
import io.suture.core.problem.Blame;
import io.suture.core.problem.Problem;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.Released;
import io.suture.engine.run.UndoOptions;
import io.suture.testkit.TransformJar;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that were set aside go where they belong once they have been corrected, and none is lost or there twice. */
class DataReleaseTest extends DataMigrationCase {
    private static final String MOVE = """
            source: old_patients
            where: src.id > 0
            target: patients
            key: id
            columns:
              id:
              born: {transform: [date: {formats: [dd.MM.yyyy], impossible: skip}]}
              weight: {transform: [number: {impossible: skip}], rules: [{name: plausible, range: {max: 400}, action: skip}]}
            """;

    DataReleaseTest() {
        super("0001_patients.data.yaml");
    }

    @BeforeEach
    void patients_of_an_old_system() {
        database.run("CREATE TABLE old_patients (id int PRIMARY KEY, born text, weight text)");
        database.run("INSERT INTO old_patients SELECT i, CASE WHEN i % 10 = 0 THEN '31.02.1980' ELSE '01.02.1980' END,"
                + " CASE WHEN i % 20 = 0 THEN 'heavy' ELSE '70' END FROM generate_series(1, 100) AS i");
        database.run("CREATE TABLE patients (id int PRIMARY KEY, born date, weight numeric)");
    }

    @Test
    void what_is_corrected_goes_by_the_same_rules_and_the_rest_stays() throws Exception {
        write(MOVE);
        migrate(CrashPoint.NONE);
        assertThat(count("patients_rejected")).isEqualTo(15);
        assertThat(released(false)).isEqualTo("0 there 0 left 10");
        database.run("UPDATE patients_rejected SET born = '28.02.1980' WHERE id IN (10, 20, 30, 50)");
        database.run("UPDATE patients_rejected SET weight = '999' WHERE id = 50");
        database.run("UPDATE patients_rejected SET weight = '80' WHERE id = 40");
        database.run("INSERT INTO patients VALUES (30, '1999-09-09', 1)");

        assertThat(released(true)).isEqualTo("1 there 1 left 8");
        assertThat(count("patients")).isEqualTo(91);
        assertThat(released(false)).isEqualTo("1 there 1 left 8");

        assertThat(
                        database.text(
                                "SELECT string_agg(id || ' ' || born || ' ' || weight, ', ' ORDER BY id) FROM patients WHERE id % 10 = 0"))
                .isEqualTo("10 1980-02-28 70, 30 1999-09-09 1");
        assertThat(database.text("SELECT count(*) FROM patients_rejected WHERE id = 10"))
                .isEqualTo("0");
        assertThat(
                        database.text(
                                "SELECT string_agg(concat(body::jsonb ->> 'rows', ' ', body::jsonb ->> 'left'), ', ' ORDER BY seq) FROM suture.ledger WHERE body ~ 'rows-released|release-done'"))
                .isEqualTo("0 10, 1 , 1 9");
        database.run("UPDATE patients_rejected SET weight = '80', born = '01.01.1980'");
        database.run("DELETE FROM patients WHERE id = 30");
        assertThat(released(false)).isEqualTo("9 there 0 left 0");
        assertThat(count("patients")).isEqualTo(100);
        assertThat(count("patients_rejected")).isZero();
        suture(CrashPoint.NONE).undo(UndoOptions.last());
        assertThat(count("patients")).isZero();
    }

    @Test
    void a_row_that_is_there_for_two_rules_goes_only_when_both_say_the_same() throws Exception {
        write(MOVE);
        migrate(CrashPoint.NONE);
        database.run(
                "UPDATE patients_rejected SET born = '28.02.1980', weight = '70' WHERE id = 20 AND suture_rule ~ 'born'");
        database.run(
                "UPDATE patients_rejected SET born = '27.02.1980', weight = '70' WHERE id = 20 AND suture_rule ~ 'weight'");
        assertThat(released(false)).isEqualTo("0 there 0 left 10");
        database.run("UPDATE patients_rejected SET born = '27.02.1980' WHERE id = 20");
        assertThat(released(false)).isEqualTo("1 there 0 left 9");
        assertThat(database.text("SELECT born FROM patients WHERE id = 20")).isEqualTo("1980-02-27");
    }

    @Test
    void who_corrects_a_row_meanwhile_waits_and_loses_nothing() throws Exception {
        write(MOVE);
        migrate(CrashPoint.NONE);
        database.run("UPDATE patients_rejected SET born = '28.02.1980', weight = '70'");
        database.run(
                "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.1); RETURN NEW; END'");
        database.run("CREATE TRIGGER slow BEFORE INSERT ON patients FOR EACH ROW EXECUTE FUNCTION slow()");
        CompletableFuture<Integer> correcting = CompletableFuture.supplyAsync(() -> {
            while (database.text(
                            "SELECT count(*) FROM pg_locks WHERE relation = 'patients_rejected'::regclass AND mode = 'ShareRowExclusiveLock'")
                    .equals("0")) {
                Thread.onSpinWait();
            }
            return database.run("UPDATE patients_rejected SET weight = '71' WHERE id = 10");
        });
        assertThat(released(false)).isEqualTo("10 there 0 left 0");
        assertThat(correcting.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(database.text("SELECT weight FROM patients WHERE id = 10")).isEqualTo("70");
    }

    @Test
    void what_others_write_while_it_runs_is_neither_lost_nor_taken_unseen_and_is_counted() throws Exception {
        database.run("INSERT INTO old_patients SELECT i, '31.02.1980', 'heavy' FROM generate_series(101, 20000) AS i");
        write(MOVE);
        migrate(CrashPoint.NONE);
        database.run("UPDATE patients_rejected SET born = '28.02.1980', weight = '70' WHERE id > 2000");
        database.run("VACUUM FULL patients_rejected");
        String correction = "UPDATE patients_rejected SET born = '27.02.1980', weight = '71' WHERE id = ";
        AtomicInteger ranges = new AtomicInteger();
        List<CompletableFuture<Void>> writer = new ArrayList<>();
        Released done = suture(moment -> {
                    if (moment != CrashPoint.Moment.AFTER_STATEMENT) {
                        return;
                    }
                    if (ranges.incrementAndGet() == 1) {
                        writer.add(CompletableFuture.runAsync(() -> IntStream.range(0, 50)
                                .forEach(i -> {
                                    database.run(correction + (101 + i)); // in a block that it has passed
                                    database.run(correction + (19_900 + i)); // in one that it has not
                                })));
                    } else if (ranges.get() == 3) {
                        writer.getFirst().join();
                    }
                })
                .release(MigrationId.of("0001_patients"), false)
                .released()
                .getFirst();
        assertThat(ranges).hasValueGreaterThan(3);
        assertThat(done.rows()).isEqualTo(18_000 - 50);
        assertThat(done.since())
                .as("each is there for two rules, and counts once")
                .isEqualTo(100);
        assertThat(done.there()).isZero();
        assertThat(done.left()).as("none of those that were written since").isEqualTo(keysAside() - 100);
        assertThat(count("patients WHERE weight = 71")).isZero();
        assertThat(count("patients") + keysAside()).isEqualTo(20_000);
        assertThat(database.text("SELECT concat(body::jsonb ->> 'rows', ' ', body::jsonb ->> 'written_since')"
                        + " FROM suture.ledger WHERE body ~ '\"release-done\"'"))
                .isEqualTo("17950 100");
        assertThat(released(false)).startsWith("100 there 0 left ");
        assertThat(count("patients WHERE weight = 71")).isEqualTo(100);
        assertThat(count("patients") + keysAside()).isEqualTo(20_000);
    }

    @Test
    void a_quarantine_that_is_written_anew_meanwhile_is_gone_through_again() throws Exception {
        database.run("INSERT INTO old_patients SELECT i, '31.02.1980', 'heavy' FROM generate_series(101, 20000) AS i");
        write(MOVE);
        migrate(CrashPoint.NONE);
        database.run("UPDATE patients_rejected SET born = '28.02.1980', weight = '70' WHERE id % 2 = 0");
        AtomicInteger ranges = new AtomicInteger();
        Released done = suture(moment -> {
                    if (moment == CrashPoint.Moment.AFTER_STATEMENT && ranges.incrementAndGet() == 2) {
                        database.run("VACUUM FULL patients_rejected");
                    }
                })
                .release(MigrationId.of("0001_patients"), false)
                .released()
                .getFirst();
        assertThat(ranges).hasValueGreaterThan(3);
        assertThat(done.rows()).isEqualTo(9_960);
        assertThat(done.left()).isEqualTo(9_950).isEqualTo(keysAside());
        assertThat(done.since()).isZero();
    }

    @Test
    void a_row_that_the_target_does_not_take_leaves_all_as_it_was() throws Exception {
        write(MOVE);
        migrate(CrashPoint.NONE);
        database.run("ALTER TABLE patients ADD CONSTRAINT old CHECK (born < '1980-03-01') NOT VALID");
        database.run("UPDATE patients_rejected SET born = '28.02.1990', weight = '70'");
        assertThat(problem(() -> released(false)).code()).isEqualTo("SERVER-CHECK");
        assertThat(count("patients_rejected")).isEqualTo(15);
        assertThat(count("patients")).isEqualTo(90);
    }

    @Test
    void a_row_that_the_target_refuses_at_the_commit_is_no_defect() throws Exception {
        write(MOVE);
        migrate(CrashPoint.NONE);
        database.run("CREATE TABLE weights (weight numeric PRIMARY KEY)");
        database.run("INSERT INTO weights VALUES (70)");
        database.run("ALTER TABLE patients ADD FOREIGN KEY (weight) REFERENCES weights DEFERRABLE INITIALLY DEFERRED");
        database.run("UPDATE patients_rejected SET born = '28.02.1980', weight = '71' WHERE id = 10");
        Problem problem = problem(() -> released(false));
        assertThat(problem.code()).isEqualTo("SERVER-FOREIGN-KEY");
        assertThat(problem.blame()).isEqualTo(Blame.USER);
        assertThat(problem.what()).contains("in block 0 of patients_rejected");
        assertThat(count("patients_rejected")).isEqualTo(15);
    }

    @Test
    void while_the_source_is_followed_it_is_corrected_there() throws Exception {
        write("contract: later\n" + MOVE);
        migrate(CrashPoint.NONE);
        assertThat(problem(() -> released(false)).code()).isEqualTo("DATA-RELEASE-EARLY");
        database.run("UPDATE old_patients SET born = '28.02.1980' WHERE id = 10");
        complete();
        assertThat(count("patients")).isEqualTo(91);
        assertThat(released(false)).isEqualTo("0 there 0 left 9");
    }

    @Test
    void rows_of_nobody_go_back_when_their_patient_is_there_or_another_is_named() throws Exception {
        database.run("CREATE TABLE visits (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, patient int, note text)");
        database.run("INSERT INTO visits (patient, note) SELECT i, 'n' || i FROM generate_series(98, 104) AS i");
        database.run("ALTER TABLE visits ADD FOREIGN KEY (patient) REFERENCES old_patients NOT VALID");
        String before =
                database.text("SELECT string_agg(v::text, ';' ORDER BY id) FROM visits AS v WHERE patient <> 103");
        write("source: visits\norphans: {of: patient, then: quarantine}\n");
        migrate(CrashPoint.NONE);
        assertThat(count("visits")).isEqualTo(3);
        database.run("INSERT INTO old_patients VALUES (101, '', ''), (102, '', ''), (104, '', '')");
        assertThat(released(true)).isEqualTo("3 there 0 left 1");
        assertThat(released(false)).isEqualTo("3 there 0 left 1");
        assertThat(database.text("SELECT string_agg(v::text, ';' ORDER BY id) FROM visits AS v"))
                .isEqualTo(before);
        database.run("UPDATE visits_rejected SET patient = 1");
        assertThat(released(false)).isEqualTo("1 there 0 left 0");
        assertThat(database.text("SELECT patient FROM visits WHERE note = 'n103'"))
                .isEqualTo("1");
        suture(CrashPoint.NONE).undo(UndoOptions.last());
        assertThat(count("visits")).isEqualTo(7);
    }

    @Test
    void several_rows_that_are_made_of_one_go_together() throws Exception {
        database.run("CREATE TABLE measures (patient int, what text, born date, PRIMARY KEY (patient, what))");
        write("""
                source: old_patients
                target: measures
                key: [patient, what]
                each: (VALUES ('weight'), ('height')) AS m(what)
                columns:
                  patient: src.id
                  what: m.what
                  born: {from: born, transform: [date: {formats: [dd.MM.yyyy], impossible: skip}]}
                """);
        migrate(CrashPoint.NONE);
        assertThat(count("measures")).isEqualTo(180);
        database.run("UPDATE measures_rejected SET born = '01.01.1980' WHERE id <= 50");
        database.run("INSERT INTO measures VALUES (10, 'height', NULL)");
        assertThat(released(false)).isEqualTo("4 there 1 left 5");
        assertThat(count("measures")).isEqualTo(189);
        assertThat(count("measures_rejected")).isEqualTo(6);
    }

    @Test
    void what_goes_through_java_goes_through_it_again() throws Exception {
        TransformJar jar = TransformJar.of(folder.resolve("transforms/clean.jar"), """
                if (row.text("weight").equals("heavy")) {
                    throw new IllegalStateException();
                }
                return row.with("clean", row.text("weight") + " kg");
                """);
        write("""
                source: old_patients
                java: {jar: transforms/clean.jar, sha256: %s, class: %s, makes: {clean: text}, action: skip}
                target: patients
                key: id
                columns: {id: , note: clean}
                """.formatted(jar.sha256(), TransformJar.CLASS));
        database.run("ALTER TABLE patients ADD note text");
        migrate(CrashPoint.NONE);
        assertThat(count("patients_rejected")).isEqualTo(5);
        database.run("UPDATE patients_rejected SET weight = '99' WHERE id <= 60");
        assertThat(released(true)).isEqualTo("3 there 0 left 2");
        assertThat(released(false)).isEqualTo("3 there 0 left 2");
        assertThat(count("patients_rejected")).isEqualTo(2);
        assertThat(database.text("SELECT string_agg(note, ', ' ORDER BY id) FROM patients WHERE id IN (1, 20)"))
                .isEqualTo("70 kg, 99 kg");
        assertThat(problem(() -> suture(CrashPoint.NONE).release(MigrationId.of("0009"), false))
                        .code())
                .isEqualTo("DATA-RELEASE");
    }

    @Test
    void a_release_of_many_goes_by_ranges_and_one_that_is_killed_is_run_again_without_a_row_lost_or_there_twice()
            throws Exception {
        database.run("INSERT INTO old_patients SELECT i, '31.02.1980', 'heavy' FROM generate_series(101, 20000) AS i");
        write(MOVE);
        migrate(CrashPoint.NONE);
        database.run("UPDATE patients_rejected SET born = '28.02.1980', weight = '70'");
        database.run("VACUUM FULL patients_rejected");
        int[] ranges = {0};
        assertThatThrownBy(() -> suture(moment -> {
                            if (moment == CrashPoint.Moment.AFTER_STATEMENT && ++ranges[0] == 3) {
                                throw new Killed();
                            }
                        })
                        .release(MigrationId.of("0001_patients"), false))
                .isInstanceOf(Killed.class);
        long before = count("patients");
        assertThat(before).isGreaterThan(90).isLessThan(20_000);
        assertThat(before + keysAside()).isEqualTo(20_000);

        assertThat(released(false)).isEqualTo(20_000 - before + " there 0 left 0");

        assertThat(count("patients")).isEqualTo(20_000);
        assertThat(keysAside()).isZero();
        assertThat(
                        database.text(
                                "SELECT sum((body::jsonb ->> 'rows')::int) FROM suture.ledger WHERE body ~ '\"rows-released\"'"))
                .as("each transaction that let rows go says how many")
                .isEqualTo("19910");
        assertThat(database.text("SELECT string_agg(body::jsonb ->> 'kind', ' ' ORDER BY seq) FROM suture.ledger"
                        + " WHERE body ~ '\"run-taken-over\"|\"release-done\"'"))
                .isEqualTo("run-taken-over release-done");
    }

    private long keysAside() {
        return Long.parseLong(database.text("SELECT count(DISTINCT id) FROM patients_rejected"));
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private String released(boolean dryRun) {
        Released one = suture(CrashPoint.NONE)
                .release(MigrationId.of("0001_patients"), dryRun)
                .released()
                .getFirst();
        return one.rows() + " there " + one.there() + " left " + one.left();
    }

    private long count(String table) {
        return Long.parseLong(database.text("SELECT count(*) FROM " + table));
    }
}
