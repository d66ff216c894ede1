// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.plan.Plan;
import io.suture.core.problem.Problem;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.Foreseen;
import io.suture.engine.run.MigrateOptions;
import io.suture.testkit.TransformJar;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a data migration would do is told before it does it, and it does just that. */
class DataDryRunTest extends DataMigrationCase {
    private static final String PATIENTS = """
            source: old_patients
            target: patients
            key: id
            rows: besides
            columns:
              id:
              name: {transform: [trim]}
              born: {transform: [date: {formats: [dd.MM.yyyy, MM/dd/yyyy], impossible: skip}]}
              settings:
                transform:
                  - json:
                      moves: {structural.enabled: aspects.structural.enabled}
                      remove: [legacy]
                      defaults: {aspects.profile.enabled: "true"}
                      schema: '{"required": ["aspects"]}'
                      impossible: skip
            """;

    DataDryRunTest() {
        super("0002_patients.data.yaml");
    }

    @BeforeEach
    void patients_of_an_old_system() {
        database.run(
                "CREATE TABLE old_patients (id int PRIMARY KEY, name text, born text, consent boolean, settings jsonb)");
        database.run(
                "INSERT INTO old_patients SELECT i, ' Änne Secret' || i || ' ', CASE WHEN i % 100 = 0 THEN '31.02.1980'"
                        + " WHEN i % 2 = 0 THEN to_char(date '1950-01-01' + i, 'DD.MM.YYYY') ELSE to_char(date '1950-01-01' + i, 'MM/DD/YYYY') END,"
                        + " i % 2 = 0, CASE WHEN i % 50 = 1 THEN '[1]' WHEN i % 5 = 0 THEN '{\"legacy\": 7}' ELSE"
                        + " jsonb_build_object('structural', jsonb_build_object('enabled', i % 3 = 0), 'contact', jsonb_build_object('Mrs Secret', i)) END"
                        + " FROM generate_series(1, 1000) AS i");
        database.run("CREATE TABLE patients (id int PRIMARY KEY, name text, born date, settings jsonb)");
    }

    @Test
    void what_is_counted_is_what_is_done_and_nothing_is_written_by_the_counting() throws Exception {
        database.run(
                "INSERT INTO patients SELECT id, btrim(name), '2000-01-01' FROM old_patients WHERE id IN (1, 2, 3)");
        database.run("INSERT INTO patients VALUES (5000, 'of another origin', NULL, NULL)");
        write(PATIENTS);
        String before = everything();

        Foreseen foreseen = foreseen().getFirst();

        assertThat(everything()).isEqualTo(before);
        assertThat(foreseen.against()).extracting(Problem::code).containsExactly("DATA-KEY-TAKEN");
        Foreseen.Rows rows = foreseen.rows().getFirst();
        assertThat(counts(rows)).containsExactly("READ 1000", "NEW 968", "CHANGED 2", "UNCHANGED 0", "REJECTED 30");
        assertThat(rules(rows))
                .containsExactly(
                        "born-impossible-date skip 10",
                        "born-ambiguous-date fail 0",
                        "settings-json-conflict skip 20",
                        "settings-json-schema skip 0");
        database.run("DELETE FROM patients WHERE id < 5000");
        migrate(CrashPoint.NONE);
        assertThat(database.text("SELECT count(*) FROM patients")).isEqualTo(String.valueOf(1 + 970));
        assertThat(database.text(
                        "SELECT string_agg(suture_rule || ' ' || n, ', ' ORDER BY suture_rule) FROM (SELECT suture_rule, count(*) AS n"
                                + " FROM patients_rejected GROUP BY 1) AS r"))
                .isEqualTo("born-impossible-date 10, settings-json-conflict 20");
    }

    @Test
    void values_are_seen_by_their_shape_and_documents_by_their_paths() throws Exception {
        write(PATIENTS);

        Foreseen.Rows rows = foreseen().getFirst().rows().getFirst();

        assertThat(rows.shapes().stream()
                        .map(s -> s.column() + ": " + s.before().orElse("-") + " > " + s.after() + " " + s.rows()))
                .containsExactly(
                        "name:  xxx xxx  > xxx xxx 970",
                        "born: 99.99.9999 > 9999-99-99 490",
                        "born: 99/99/9999 > 9999-99-99 480");
        assertThat(rows.paths().get("settings").stream()
                        .map(c -> c.what() + " " + c.path()
                                + c.to().map(t -> " > " + t).orElse("") + " " + c.rows()))
                .containsExactly(
                        "MOVED structural.enabled > aspects.structural.enabled 780",
                        "REMOVED legacy 190",
                        "ADDED aspects.profile.enabled 970");
        assertThat(foreseen().toString().replaceAll("SELECT.*", "")).doesNotContain("Secret", "Änne", "1950", "31.02");
    }

    @Test
    void columns_that_change_where_they_are_are_told_too_and_documents_that_do() throws Exception {
        write("""
                source: old_patients
                where: id <= 500
                columns:
                  name: {transform: [trim]}
                  settings: {from: "CASE WHEN jsonb_typeof(settings) = 'object' THEN settings END", transform: [json: {moves: {structural: checks}}]}
                """);
        Foreseen.Rows rows = foreseen().getFirst().rows().getFirst();
        assertThat(counts(rows)).containsExactly("READ 500", "CHANGED 500", "UNCHANGED 0");
        assertThat(rows.paths().get("settings").stream().map(c -> c.what() + " " + c.path() + " " + c.to().orElse("-")))
                .containsExactly("MOVED structural.xxx checks.xxx");
        migrate(CrashPoint.NONE);
        Files.writeString(
                folder.resolve("0003_again.data.yaml"), "source: old_patients\ncolumns: {name: {transform: [trim]}}\n");
        assertThat(counts(foreseen().getFirst().rows().getFirst()))
                .containsExactly("READ 1000", "CHANGED 500", "UNCHANGED 500");
    }

    @Test
    void what_would_stop_the_run_is_told_with_the_code_it_would_stop_with() throws Exception {
        write(PATIENTS.replace("rows: besides\n", "").replace("impossible: skip}]}", "impossible: fail}]}"));
        database.run("INSERT INTO patients VALUES (7)");
        assertThat(foreseen().getFirst().against().stream().map(Problem::code))
                .containsExactly("DATA-TARGET-NOT-EMPTY", "DATA-REJECTED");
    }

    @Test
    void duplicates_and_what_refers_to_them_are_counted() throws Exception {
        database.run("ALTER TABLE patients ADD number text");
        database.run(
                "INSERT INTO patients SELECT i, CASE WHEN i > 3 THEN 'Secret Name' END, NULL, NULL, CASE WHEN i < 9 THEN 'n' || i % 3 END"
                        + " FROM generate_series(1, 10) AS i");
        database.run("CREATE INDEX ON patients (number)");
        database.run("CREATE TABLE visits (id int PRIMARY KEY, patient int REFERENCES patients)");
        database.run("CREATE INDEX ON visits (patient)");
        database.run("INSERT INTO visits SELECT i, i FROM generate_series(1, 10) AS i");
        write("source: patients\nduplicates: {by: [number], keep: id, merge: {name: first}}\n");

        List<Foreseen.Rows> rows = foreseen().getFirst().rows();

        assertThat(counts(rows.get(0))).containsExactly("READ 10", "MERGED 5", "SURVIVORS 3");
        assertThat(rows.get(0).shapes().stream().map(s -> s.before().orElse("-") + " > " + s.after() + " " + s.rows()))
                .containsExactly("null > xxx xxx 3");
        assertThat(counts(rows.get(1))).containsExactly("REPOINTED 5");
        migrate(CrashPoint.NONE);
        assertThat(database.text("SELECT count(*) FROM visits_repointed")).isEqualTo("5");
        assertThat(database.text("SELECT count(*) FROM patients")).isEqualTo("5");
    }

    @Test
    void rows_of_nobody_are_counted_by_what_becomes_of_them() throws Exception {
        database.run("CREATE TABLE visits (id int PRIMARY KEY, patient int)");
        database.run("INSERT INTO visits SELECT i, i FROM generate_series(1, 10) AS i");
        database.run("ALTER TABLE visits ADD FOREIGN KEY (patient) REFERENCES patients NOT VALID");
        write("source: visits\norphans: {of: patient, then: quarantine}\n");
        assertThat(counts(foreseen().getFirst().rows().getFirst())).containsExactly("READ 10", "TAKEN_OUT 10");
        write("source: visits\norphans: {of: patient, then: report}\n");
        assertThat(counts(foreseen().getFirst().rows().getFirst())).containsExactly("READ 10", "REPORTED 10");
    }

    @Test
    void of_rows_that_go_through_java_only_their_number_is_told() throws Exception {
        TransformJar jar = TransformJar.of(folder.resolve("transforms/clean.jar"), "return row.with(\"clean\", null);");
        write("""
                source: old_patients
                java: {jar: transforms/clean.jar, sha256: %s, class: %s, makes: {clean: text}}
                target: patients
                key: id
                columns: {id: , name: src.clean}
                """.formatted(jar.sha256(), TransformJar.CLASS));
        Foreseen.Rows rows = foreseen().getFirst().rows().getFirst();
        assertThat(counts(rows)).containsExactly("READ 1000");
        assertThat(rows.notes()).containsExactly("what a transform in Java makes of a row is known when it runs");
    }

    @Test
    void a_target_that_is_made_by_the_same_run_is_told_and_what_cannot_be_asked_yet_is_not() throws Exception {
        Files.writeString(folder.resolve("0001_tables.sql"), """
                CREATE TABLE people (id int PRIMARY KEY, name text);
                CREATE TABLE codes (name text);
                """);
        write("source: old_patients\ntarget: people\nkey: id\ncolumns: {id: , name: btrim(name)}\n");
        assertThat(counts(foreseen().getFirst().rows().getFirst()))
                .containsExactly("READ 1000", "NEW 1000", "CHANGED 0", "UNCHANGED 0", "REJECTED 0");
        write(
                "source: old_patients\ntarget: people\nkey: id\ncolumns: {id: , name: (SELECT max(c.name) FROM codes c)}\n");
        Foreseen foreseen = foreseen().getFirst();
        assertThat(foreseen.against()).isEmpty();
        assertThat(foreseen.rows().getFirst().unknown()).isEmpty();
        assertThat(foreseen.rows().getFirst().notes())
                .containsExactly("this can be told once what comes before it has run");
    }

    @Test
    void it_takes_no_longer_than_it_may_and_writes_nothing_by_what_it_calls() throws Exception {
        write(
                "source: old_patients\ntarget: patients\nkey: id\nrows: besides\ncolumns: {id: , name: \"(SELECT count(*) FROM generate_series(1, 1000000000))::text\"}\n");
        assertThat(code(Duration.ofMillis(200))).isEqualTo("DATA-DRY-RUN-TIME");
        database.run("CREATE SEQUENCE numbers");
        database.run("CREATE FUNCTION numbered() RETURNS bigint LANGUAGE sql AS 'SELECT nextval(''numbers'')'");
        write(
                "source: old_patients\ntarget: patients\nkey: id\nrows: besides\ncolumns: {id: , name: \"numbered()::text\"}\n");
        assertThat(code(Duration.ofMinutes(1))).isEqualTo("DATA-DRY-RUN-WRITES");
        assertThat(database.text("SELECT is_called FROM numbers")).isEqualTo("f");
    }

    private String code(Duration within) {
        Plan plan = suture(CrashPoint.NONE).plan(MigrateOptions.defaults());
        return suture(CrashPoint.NONE)
                .foresee(plan, within)
                .getFirst()
                .rows()
                .getFirst()
                .unknown()
                .orElseThrow()
                .code();
    }

    private List<Foreseen> foreseen() {
        Plan plan = suture(CrashPoint.NONE).plan(MigrateOptions.defaults());
        return suture(CrashPoint.NONE).foresee(plan, Duration.ofMinutes(1));
    }

    private String everything() {
        return database.text(
                "SELECT (SELECT md5(string_agg(t::text, ';' ORDER BY id)) FROM patients AS t) || (SELECT md5(string_agg(t::text, ';'"
                        + " ORDER BY id)) FROM old_patients AS t) || (SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class WHERE relnamespace ="
                        + " 'public'::regnamespace)");
    }

    private static Stream<String> counts(Foreseen.Rows rows) {
        return rows.counts().entrySet().stream().map(e -> e.getKey() + " " + e.getValue());
    }

    private static Stream<String> rules(Foreseen.Rows rows) {
        return rows.rules().entrySet().stream()
                .map(e -> e.getKey().code() + " " + e.getKey().action() + " " + e.getValue());
    }
}
