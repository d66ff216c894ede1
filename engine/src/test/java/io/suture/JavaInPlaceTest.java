// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.digest.RowHash;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.problem.Problem;
import io.suture.engine.run.CompleteOptions;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.RunSettings;
import io.suture.engine.run.UndoOptions;
import io.suture.testkit.TransformJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that get values where they are from a transform of the user's own, while others write. */
class JavaInPlaceTest extends DataMigrationCase {
    private static final int ROWS = 6_000;

    /** What SQL could do too, so that it can say whether it was done. */
    private static final String LOUD = """
            String name = row.text("name");
            return row.with("clean", name == null ? null : name.strip().toUpperCase(java.util.Locale.ROOT));
            """;

    private static final List<RowHash.Value> COLUMNS = List.of(
            new RowHash.Value("id", "integer"),
            new RowHash.Value("name", "character varying(20)"),
            new RowHash.Value("born", "date"),
            new RowHash.Value("tags", "text[]"),
            new RowHash.Value("filled", "integer"),
            new RowHash.Value("pad", "text"));

    private static final String WRONG =
            "SELECT count(*) FROM patients WHERE name IS DISTINCT FROM upper(btrim(name)) AND born > '1950-01-01'";

    JavaInPlaceTest() {
        super("0001_names.data.yaml");
    }

    @BeforeEach
    void a_table_of_patients_whose_writes_are_counted() {
        database.run("CREATE TABLE patients (id int PRIMARY KEY, name varchar(20), born date NOT NULL, tags text[],"
                + " filled int NOT NULL DEFAULT 0)");
        database.run("INSERT INTO patients SELECT i, CASE i % 5 WHEN 0 THEN NULL WHEN 1 THEN E'a\\tb\\\\N\\n' || i"
                + " WHEN 2 THEN ' Zoë ' || i WHEN 3 THEN '' ELSE 'DONE' END, date '1950-01-01' + i, ARRAY['x y', NULL]"
                + " FROM generate_series(1, " + ROWS + ") AS i");
        database.run("CREATE FUNCTION counted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " IF current_setting('application_name') LIKE 'suture%' THEN NEW.filled := OLD.filled + 1; END IF;"
                + " RETURN NEW; END $$");
        database.run("CREATE TRIGGER counted BEFORE UPDATE ON patients FOR EACH ROW EXECUTE FUNCTION counted()");
    }

    @Test
    void rows_are_changed_once_where_they_are_and_what_is_written_meanwhile_too() throws Exception {
        TransformJar jar = written(LOUD, "");
        migrateWhile(() -> {
            database.run("UPDATE patients SET name = ' new ' || id WHERE id <= 100");
            database.run("UPDATE patients SET id = id + 1000000, name = 'moved' WHERE id BETWEEN 101 AND 110");
            database.run("DELETE FROM patients WHERE id BETWEEN 111 AND 120");
            database.run("INSERT INTO patients VALUES (-1, 'inserted', '2020-02-02', NULL)");
        });
        assertThat(database.text(WRONG)).isEqualTo("0");
        assertThat(database.text("SELECT name FROM patients WHERE id = -1")).isEqualTo("INSERTED");
        assertThat(database.text("SELECT name FROM patients WHERE id = 100")).isEqualTo("NEW 100");
        assertThat(database.text("SELECT count(*) FROM patients WHERE id > 120 AND id < 1000000 AND filled > 1"))
                .isEqualTo("0");
        assertThat(database.text("SELECT count(*) FROM patients WHERE name = 'DONE' AND filled > 0"))
                .isEqualTo("0");
        assertThat(database.text(
                        "SELECT body::jsonb ->> 'jar_sha256' FROM suture.ledger WHERE body ~ 'transform-used'"))
                .isEqualTo(jar.sha256());
        assertThat(recorded("'targets' -> 0 ->> 'rows'")).isEqualTo(database.text("SELECT count(*) FROM patients"));
        assertThat(recorded("'targets' -> 0 ->> 'computed'")).isEqualTo("[\"name\"]");
        assertThat(database.text("SELECT count(*) FROM pg_trigger WHERE tgrelid = 'patients'::regclass"))
                .isEqualTo("1");
    }

    @Test
    void whoever_writes_a_row_that_java_has_does_not_wait_and_is_not_written_over() throws Exception {
        Path filling = folder.resolve("filling");
        Path asked = folder.resolve("asked");
        Path answered = folder.resolve("answered");
        written("""
                if ("3002".equals(row.text("id")) && java.nio.file.Files.exists(java.nio.file.Path.of("%s"))) {
                    try {
                        java.nio.file.Files.writeString(java.nio.file.Path.of("%s"), "");
                        while (!java.nio.file.Files.exists(java.nio.file.Path.of("%s"))) { Thread.sleep(5); }
                    } catch (java.io.IOException | InterruptedException e) { throw new IllegalStateException(e); }
                }
                """.formatted(filling, asked, answered) + LOUD, "");
        int changed = Integer.parseInt(database.text("SELECT count(*) FROM patients WHERE name <> upper(btrim(name))"));
        Thread client = Thread.ofPlatform().start(() -> {
            while (!Files.exists(asked)) {
                Thread.onSpinWait();
            }
            database.run("UPDATE patients SET name = ' other ', born = '2001-01-01' WHERE id = 3002");
            touch(answered);
        });
        migrate(moment -> {
            if (moment == CrashPoint.Moment.AFTER_INTENT) {
                touch(filling);
            }
        });
        client.join();
        assertThat(database.text("SELECT name || ' ' || born || ' ' || filled FROM patients WHERE id = 3002"))
                .isEqualTo("OTHER 2001-01-01 1");
        assertThat(database.text("SELECT string_agg(rows::text, ' ' ORDER BY number) FROM suture.backfill"))
                .isEqualTo((changed - 1) + " 1");
    }

    private static void touch(Path file) {
        try {
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_killed_one_goes_on_where_it_was() throws Exception {
        written(LOUD, "");
        migrateAgainAndAgain(2, moment -> {
            database.run("UPDATE patients SET name = 'k', filled = 0 WHERE id % 1000 = " + moment.ordinal());
        });
        assertThat(database.text(WRONG)).isEqualTo("0");
        assertThat(database.text("SELECT max(filled) FROM patients")).isEqualTo("1");
        assertThat(state()).isEqualTo(MigrationState.COMPLETED);
    }

    @Test
    void until_it_is_completed_what_others_write_is_done_by_request() throws Exception {
        written(LOUD, "contract: later");
        migrate(CrashPoint.NONE);
        assertThat(state()).isEqualTo(MigrationState.EXPANDED);
        database.run("UPDATE patients SET name = 'later' WHERE id = 5");
        suture(CrashPoint.NONE).follow(MigrationId.of("0001_names"));
        assertThat(database.text("SELECT name FROM patients WHERE id = 5")).isEqualTo("LATER");
        database.run("UPDATE patients SET name = 'last' WHERE id = 6");
        complete();
        assertThat(database.text("SELECT name FROM patients WHERE id = 6")).isEqualTo("LAST");
        database.run("UPDATE patients SET name = 'after' WHERE id = 7");
        assertThat(database.text("SELECT name FROM patients WHERE id = 7")).isEqualTo("after");
    }

    @Test
    void a_row_at_which_it_throws_is_located_without_its_values() throws Exception {
        written(
                "if (\" Zoë 4002\".equals(row.text(\"name\"))) { throw new IllegalArgumentException(row.text(\"name\")); }"
                        + LOUD,
                "where: id < 4500 AND id > 3");
        database.run("UPDATE patients SET name = name WHERE id <= 4000");
        database.run("CLUSTER patients USING patients_pkey");
        database.run("INSERT INTO patients SELECT -i, 'x', '2000-01-01' FROM generate_series(1, 20000) AS i");
        Problem problem = problem(() -> migrate(CrashPoint.NONE));
        assertThat(problem.code()).isEqualTo("DATA-TRANSFORM");
        assertThat(problem.what())
                .contains("java.lang.IllegalArgumentException in org.example.Clean.apply, line 7")
                .contains("ctid " + database.text("SELECT ctid FROM patients WHERE id = 4002"));
        assertThat(problem.fix())
                .doesNotContain("skip")
                .endsWith("mend the row or the transform, or let `where` leave such rows out");
        assertThat(problem.toString()).doesNotContain("Zoë");
    }

    @Test
    void a_row_written_later_that_the_table_does_not_take_is_located() throws Exception {
        database.run("ALTER TABLE patients ADD CONSTRAINT no_bad CHECK (name <> 'BAD')");
        written(LOUD, "contract: later");
        migrate(CrashPoint.NONE);
        database.run("UPDATE patients SET name = 'w' || id WHERE id BETWEEN 1 AND 50");
        database.run("UPDATE patients SET name = ' bad ' WHERE id = 21");
        Problem problem = problem(() -> suture(CrashPoint.NONE).follow(MigrationId.of("0001_names")));
        assertThat(problem.what())
                .contains("at the row at ctid " + database.text("SELECT ctid FROM patients WHERE id = 21"));
        assertThat(problem.toString()).doesNotContainIgnoringCase("'bad'");
    }

    @Test
    void what_would_be_done_twice_is_refused_before_anything_is_done() throws Exception {
        written("return row.with(\"clean\", \"x\" + row.text(\"name\"));", "");
        assertThat(problem().code()).isEqualTo("DATA-NOT-ONCE");
        assertUntouched();
    }

    @Test
    void what_is_not_made_the_same_twice_is_told_of_the_table_itself() throws Exception {
        Path again = folder.resolve("again");
        written(
                "if (java.nio.file.Files.exists(java.nio.file.Path.of(\"" + again + "\"))) {"
                        + " return row.with(\"clean\", String.valueOf(System.nanoTime())); }" + LOUD,
                "where: id <= 100");
        AtomicInteger times = new AtomicInteger();
        Problem problem = problem(() -> migrate(moment -> {
            if (moment == CrashPoint.Moment.AFTER_STATEMENT && times.incrementAndGet() == 1) {
                touch(again);
            }
        }));
        assertThat(problem.code()).isEqualTo("DATA-DIFFERS");
        assertThat(problem.what()).endsWith("patients: 100 would be changed once more");
        assertThat(problem.why() + problem.fix()).doesNotContain("target", "source", "undo");
    }

    @Test
    void the_proof_is_shared_by_all_workers_and_says_what_one_says_and_what_sql_says() throws Exception {
        wide();
        String threads = "suture.test.threads";
        written(
                "System.setProperty(\"" + threads + "\", System.getProperty(\"" + threads
                        + "\", \"\").replace(Thread.currentThread().getName(), \"\") + Thread.currentThread().getName()); "
                        + LOUD,
                "contract: later");
        try {
            with(1).migrate(MigrateOptions.defaults());
            String alone = recorded("'targets'");
            System.clearProperty(threads);
            assertThat(with(3).complete(CompleteOptions.defaults().quietFor(Duration.ZERO))
                            .refused())
                    .isEmpty();
            assertThat(System.getProperty(threads)).matches("(suture-fill-[123])+");
            assertThat(recorded("'targets'")).isEqualTo(alone);
            assertThat(recorded("'targets' -> 0 ->> 'rows'")).isEqualTo(String.valueOf(ROWS));
            assertThat(recorded("'targets' -> 0 ->> 'digest'"))
                    .isEqualTo(
                            database.text("SELECT md5(sum(" + RowHash.of(COLUMNS.stream()) + ")::text) FROM patients"));
        } finally {
            System.clearProperty(threads);
        }
    }

    @Test
    void what_others_write_all_the_while_is_left_out_of_a_shared_proof_and_done_in_the_end() throws Exception {
        wide();
        written(LOUD, "contract: later");
        AtomicBoolean over = new AtomicBoolean();
        Thread client = Thread.ofPlatform().start(() -> {
            for (int i = 0; !over.get(); i++) {
                database.run("UPDATE patients SET name = ' w ' || " + i + " WHERE id = 1 + " + i * 37 % ROWS);
                database.run("INSERT INTO patients VALUES (-1 - " + i + ", ' w', '2000-01-01')");
                database.run("DELETE FROM patients WHERE id = -1 - " + i / 2);
            }
        });
        try {
            with(3).migrate(MigrateOptions.defaults());
        } finally {
            over.set(true);
            client.join();
        }
        complete();
        assertThat(database.text(WRONG)).isEqualTo("0");
        assertThat(recorded("'targets' -> 0 ->> 'rows'")).isEqualTo(database.text("SELECT count(*) FROM patients"));
    }

    @Test
    void what_was_done_again_is_proved_too() throws Exception {
        written("""
                if (row.text("name") != null && row.text("name").matches("odd|[0-9]{9,}")) {
                    return row.with("clean", String.valueOf(System.nanoTime()));
                }
                """ + LOUD, "");
        AtomicInteger times = new AtomicInteger();
        Problem problem = problem(() -> migrate(moment -> {
            if (moment == CrashPoint.Moment.AFTER_STATEMENT && times.incrementAndGet() == 2) {
                database.run("UPDATE patients SET name = 'odd' WHERE id = 1");
            }
        }));
        assertThat(problem.what()).endsWith("patients: 1 would be changed once more");
    }

    /** So many blocks that several have a share of them. */
    private void wide() {
        database.run("ALTER TABLE patients ADD pad text");
        database.run("UPDATE patients SET pad = repeat('x', 1200)");
    }

    private Suture with(int workers) {
        return database.suture(folder, RunSettings.defaults().withWorkers(workers));
    }

    @Test
    void a_format_that_is_no_regular_expression_is_refused_before_a_row_is_met() throws Exception {
        String file = file(TransformJar.of(jar(), LOUD), "", "");
        write(file.replace("{name: src.clean}", "{name: {from: src.clean, rules: [{format: '[^Z*$', name: no-z}]}}"));
        Problem problem = problem();
        assertThat(problem.code()).isEqualTo("DATA-RULE-FORMAT");
        assertThat(problem.what()).startsWith("the server does not take the `format` of rule no-z: ");
    }

    @Test
    void a_rule_that_is_broken_by_what_java_makes_stops_it_before_anything_is_done() throws Exception {
        String file = file(TransformJar.of(jar(), LOUD), "", "");
        write(file.replace(
                "{name: src.clean}",
                "{name: {from: src.clean, rules: [{format: '^[^Z]*$', name: no-z, action: fail}]}}"));
        Problem problem = problem();
        assertThat(problem.code()).isEqualTo("DATA-REJECTED");
        assertThat(problem.what()).startsWith("1,200 of 6,000 rows of patients break rule no-z");
        assertUntouched();
        write(file.replace(
                "{name: src.clean}",
                "{name: {from: src.clean, rules: [{format: '^[^Z]*$', name: no-z, action: skip}]}}"));
        assertThat(problem().code()).isEqualTo("DATA-IN-PLACE");
        write(file(TransformJar.of(jar(), LOUD), "", ", action: skip"));
        assertThat(problem().code()).isEqualTo("DATA-IN-PLACE");
    }

    @Test
    void what_does_not_fit_is_refused_before_anything_is_done_or_rolled_back_and_located() throws Exception {
        String file = file(TransformJar.of(jar(), LOUD), "", "");
        write(file.replace("{name: src.clean}", "{nobody: src.clean}"));
        assertThat(problem().code()).isEqualTo("DATA-COLUMN");
        write(file.replace("{name: src.clean}", "{born: src.clean}"));
        assertThat(problem().code()).isEqualTo("SERVER-STATEMENT");
        write(file.replace("{clean: text}", "{name: text}"));
        assertThat(problem().code()).isEqualTo("DATA-JAVA-COLUMN");
        assertUntouched();
        database.run("ALTER TABLE patients DROP CONSTRAINT patients_pkey");
        write(file);
        assertThat(problem().code()).isEqualTo("DATA-SOURCE-KEY");
    }

    @Test
    void partitions_are_changed_too() throws Exception {
        database.run("ALTER TABLE patients RENAME TO one");
        database.run("CREATE TABLE patients (LIKE one INCLUDING DEFAULTS, PRIMARY KEY (id)) PARTITION BY RANGE (id)");
        database.run("CREATE TABLE low PARTITION OF patients FOR VALUES FROM (MINVALUE) TO (2000)");
        database.run("CREATE TABLE high PARTITION OF patients FOR VALUES FROM (2000) TO (MAXVALUE)");
        database.run("INSERT INTO patients SELECT * FROM one");
        written(LOUD, "");
        migrateWhile(() -> {
            database.run("UPDATE patients SET name = 'new' WHERE id IN (7, 5007)");
        });
        assertThat(database.text(WRONG)).isEqualTo("0");
        assertThat(database.text("SELECT string_agg(name, ' ') FROM patients WHERE id IN (7, 5007)"))
                .isEqualTo("NEW NEW");
    }

    @Test
    void names_and_types_of_all_kinds_are_taken_as_they_are() throws Exception {
        database.run("CREATE TYPE place AS (town text, at point)");
        database.run("CREATE DOMAIN mail AS text CHECK (VALUE ~ '@')");
        database.run(
                "CREATE TABLE \"Odd \"\"%s\" (\"Id %\" int, part text, \"Name \"\"N\" varchar(20), home place, mails mail[],"
                        + " low text GENERATED ALWAYS AS (lower(\"Name \"\"N\")) STORED, rights aclitem, "
                        + IntStream.range(0, 120)
                                .mapToObj(i -> "c" + i + " int")
                                .collect(Collectors.joining(", "))
                        + ", PRIMARY KEY (\"Id %\", part)) PARTITION BY LIST (part)");
        database.run("CREATE TABLE \"Odd 'a\" PARTITION OF \"Odd \"\"%s\" FOR VALUES IN ('a')");
        database.run("CREATE TABLE \"Odd b\" PARTITION OF \"Odd \"\"%s\" FOR VALUES IN ('b')");
        TransformJar jar = TransformJar.of(
                jar(),
                "String name = row.text(\"Name \\\"N\"); return row.with(\"clean\", name == null ? null : name.strip().toUpperCase());");
        write("""
                contract: later
                source: '"Odd ""%%s"'
                java: {jar: transforms/clean.jar, sha256: %s, class: %s, makes: {clean: text}}
                columns: {'Name "N': src.clean}
                """.formatted(jar.sha256(), TransformJar.CLASS));
        migrate(CrashPoint.NONE);
        database.run(
                "INSERT INTO \"Odd \"\"%s\" (\"Id %\", part, \"Name \"\"N\", home, mails) SELECT i, chr(97 + i % 2), ' x ' || i,"
                        + " ROW('a,b', point(1, 2))::place, ARRAY['a@b', NULL] FROM generate_series(1, 100) AS i");
        complete();
        assertThat(database.text(
                        "SELECT count(*) FROM \"Odd \"\"%s\" WHERE low = 'x ' || \"Id %\" AND \"Name \"\"N\" = 'X ' || \"Id %\""
                                + " AND home::text = '(\"a,b\",\"(1,2)\")' AND mails = ARRAY['a@b', NULL]::mail[]"))
                .isEqualTo("100");
        assertThat(recorded("'targets' -> 0 ->> 'rows'")).isEqualTo("100");
    }

    @Test
    void it_is_taken_back_as_the_author_says() throws Exception {
        written(LOUD, "undo: UPDATE patients SET name = lower(name) WHERE name <> lower(name)");
        migrate(CrashPoint.NONE);
        suture(CrashPoint.NONE).undo(UndoOptions.last());
        assertThat(database.text("SELECT count(*) FROM patients WHERE name <> lower(name)"))
                .isEqualTo("0");
    }

    private void assertUntouched() {
        assertThat(database.text("SELECT sum(filled) FROM patients")).isEqualTo("0");
        assertThat(database.text("SELECT count(*) FROM pg_trigger WHERE tgrelid = 'patients'::regclass"))
                .isEqualTo("1");
    }

    private TransformJar written(String body, String more) throws IOException {
        TransformJar jar = TransformJar.of(jar(), body);
        write(file(jar, more, ""));
        return jar;
    }

    private static String file(TransformJar jar, String more, String policy) throws IOException {
        return """
                %s
                source: patients
                java: {jar: transforms/clean.jar, sha256: %s, class: %s, makes: {clean: text}%s}
                columns: {name: src.clean}
                """.formatted(more, jar.sha256(), TransformJar.CLASS, policy);
    }

    private Path jar() {
        return folder.resolve("transforms/clean.jar");
    }
}
