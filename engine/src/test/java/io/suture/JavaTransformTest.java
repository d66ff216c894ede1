// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.problem.Problem;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.UndoOptions;
import io.suture.testkit.TransformJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that go through a transform of the user's own, while others write. */
class JavaTransformTest extends DataMigrationCase {
    private static final int ROWS = 6_000;

    /** What SQL could do too, so that it can say whether it was done. */
    private static final String REVERSE = """
            String name = row.text("name");
            return row.with("clean", name == null ? null : new StringBuilder(name).reverse().toString());
            """;

    private static final String DIFFER =
            "SELECT count(*) FROM (SELECT id, reverse(name) AS name, born FROM patients) AS p FULL JOIN people AS q"
                    + " USING (id) WHERE (p.name, p.born) IS DISTINCT FROM (q.name, q.born)";

    JavaTransformTest() {
        super("0001_people.data.yaml");
    }

    @BeforeEach
    void a_table_of_patients_with_names_of_all_kinds() {
        database.run("CREATE TABLE patients (id int PRIMARY KEY, name text, born date NOT NULL, tags text[])");
        database.run("INSERT INTO patients SELECT i, CASE i % 5 WHEN 0 THEN NULL WHEN 1 THEN E'a\\tb\\\\N\\n' || i"
                + " WHEN 2 THEN 'Zoë ' || i WHEN 3 THEN '' ELSE E'\\\\.' END, date '1950-01-01' + i, ARRAY['x y', NULL]"
                + " FROM generate_series(1, " + ROWS + ") AS i");
        database.run("CREATE TABLE people (id int PRIMARY KEY, name text, born date NOT NULL)");
    }

    @Test
    void rows_go_through_java_and_what_is_written_meanwhile_does_too() throws Exception {
        TransformJar jar = written(REVERSE, "");
        migrateWhile(() -> {
            database.run("UPDATE patients SET name = 'new ' || id WHERE id <= 100");
            database.run("UPDATE patients SET id = id + 1000000 WHERE id BETWEEN 101 AND 110");
            database.run("DELETE FROM patients WHERE id BETWEEN 111 AND 120");
            database.run("INSERT INTO patients VALUES (-1, 'inserted', '2020-02-02', NULL)");
        });
        assertSame();
        assertThat(database.text("SELECT name FROM people WHERE id = -1")).isEqualTo("detresni");
        assertThat(database.text(
                        "SELECT body::jsonb ->> 'jar_sha256' FROM suture.ledger WHERE body ~ 'transform-used'"))
                .isEqualTo(jar.sha256());
        assertThat(database.text("SELECT body::jsonb -> 'targets' -> 0 ->> 'rows' FROM suture.ledger"
                        + " WHERE body ~ 'rows-preserved'"))
                .isEqualTo(database.text("SELECT count(*) FROM people"));
    }

    @Test
    void a_killed_one_goes_on_where_it_was() throws Exception {
        written(REVERSE, "");
        migrateAgainAndAgain(2, moment -> {
            database.run("UPDATE patients SET name = 'k' WHERE id % 1000 = " + moment.ordinal());
        });
        assertSame();
    }

    @Test
    void a_backend_that_is_killed_in_the_middle_is_replaced_and_every_range_is_done_once() throws Exception {
        written(REVERSE, "");
        AtomicInteger ranges = new AtomicInteger();
        migrate(moment -> {
            if (moment == CrashPoint.Moment.AFTER_STATEMENT && ranges.incrementAndGet() % 2 == 1 && ranges.get() < 6) {
                database.text(
                        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND pid <> pg_backend_pid()");
            }
        });
        assertSame();
        assertThat(database.text("SELECT sum(rows) FROM suture.backfill")).isEqualTo(String.valueOf(ROWS));
    }

    @Test
    void who_writes_all_the_time_loses_nothing() throws Exception {
        written(REVERSE, "");
        int before = migrateBeside((statement, i) -> {
            int id = i * 7919 % ROWS;
            statement.execute("UPDATE patients SET name = 'w" + i + "' WHERE id = " + id);
            statement.execute("INSERT INTO patients VALUES (" + (ROWS + i) + ", 'i" + i + "', '2000-01-01')");
            statement.execute("DELETE FROM patients WHERE id = " + (id + 1));
        });
        assertThat(before).isGreaterThanOrEqualTo(20);
        assertThat(database.text("SELECT count(*) FROM people WHERE name LIKE '1i' OR name LIKE '02i'"))
                .isEqualTo("2");
    }

    @Test
    void until_it_is_completed_it_is_kept_in_step_by_request() throws Exception {
        written(REVERSE, "contract: later");
        migrate(CrashPoint.NONE);
        assertThat(state()).isEqualTo(MigrationState.EXPANDED);
        database.run("UPDATE patients SET name = 'later' WHERE id = 5");
        suture(CrashPoint.NONE).follow(MigrationId.of("0001_people"));
        assertSame();
        database.run("DELETE FROM patients WHERE id = 6");
        complete();
        assertSame();
        assertThat(state()).isEqualTo(MigrationState.COMPLETED);
    }

    @Test
    void a_row_at_which_it_throws_is_located_without_its_values() throws Exception {
        written(
                "if (\"Zoë 4002\".equals(row.text(\"name\"))) { throw new IllegalArgumentException(row.text(\"name\")); }"
                        + REVERSE,
                "");
        Problem problem = problem(() -> migrate(CrashPoint.NONE));
        assertThat(problem.code()).isEqualTo("DATA-TRANSFORM");
        assertThat(problem.what())
                .contains("java.lang.IllegalArgumentException in org.example.Clean.apply, line 7")
                .contains("ctid " + database.text("SELECT ctid FROM patients WHERE name = 'Zoë 4002'"));
        assertThat(problem.fix()).endsWith("or let `action: skip` set such rows aside");
        assertThat(problem.toString()).doesNotContain("Zoë");
        assertThat(database.text("SELECT count(*) FROM suture.ledger WHERE body ~ 'Zoë'"))
                .isEqualTo("0");
        assertThat(database.text("SELECT count(*) FROM people WHERE id = 4002")).isEqualTo("0");
        database.run("UPDATE patients SET name = 'mended' WHERE id = 4002");
        migrate(CrashPoint.NONE);
        assertSame();
    }

    @Test
    void rows_at_which_it_throws_are_set_aside_where_that_is_wanted_and_come_back_when_they_are_mended()
            throws Exception {
        written(
                "if (row.text(\"name\") == null) { throw new IllegalStateException(); }" + REVERSE,
                """
                contract: later
                """,
                "action: skip, name: no-name");
        migrate(CrashPoint.NONE);
        assertThat(database.text("SELECT count(*) || ' ' || min(suture_rule) FROM people_rejected"))
                .isEqualTo(ROWS / 5 + " no-name");
        assertThat(database.text("SELECT count(*) FROM people")).isEqualTo(String.valueOf(ROWS - ROWS / 5));
        assertThat(database.text("SELECT tags::text FROM people_rejected WHERE id = 10"))
                .isEqualTo("{\"x y\",NULL}");
        database.run("UPDATE patients SET name = 'n' WHERE id = 10");
        complete();
        assertThat(database.text("SELECT name FROM people WHERE id = 10")).isEqualTo("n");
        assertThat(database.text("SELECT count(*) FROM people_rejected WHERE id = 10"))
                .isEqualTo("0");
        assertThat(database.text("SELECT body::jsonb -> 'rules' -> 0 ->> 'rows' FROM suture.ledger"
                        + " WHERE body ~ 'rows-preserved' ORDER BY seq DESC LIMIT 1"))
                .isEqualTo(String.valueOf(ROWS / 5 - 1));
    }

    @Test
    void a_transform_that_does_not_give_the_same_twice_is_found_by_the_proof() throws Exception {
        written("return row.with(\"clean\", String.valueOf(System.nanoTime()));", "");
        Problem problem = problem(() -> migrate(CrashPoint.NONE));
        assertThat(problem.code()).isEqualTo("DATA-DIFFERS");
        assertThat(problem.what()).contains("people: 0 missing, 0 too many, " + ROWS + " changed");
    }

    @Test
    void one_that_throws_when_its_rows_are_proved_is_located_and_leaves_nothing_open() throws Exception {
        written(
                "if (Integer.getInteger(\"suture.test.rows\", 0) >= " + ROWS
                        + ") { throw new IllegalStateException(); } System.setProperty(\"suture.test.rows\", String.valueOf("
                        + "Integer.getInteger(\"suture.test.rows\", 0) + 1)); " + REVERSE,
                "");
        try {
            Problem problem = problem(() -> migrate(CrashPoint.NONE));
            assertThat(problem.code()).isEqualTo("DATA-TRANSFORM");
            assertThat(problem.what()).contains("at the row at ctid (");
            assertThat(database.text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                            + " AND state LIKE 'idle in transaction%'"))
                    .isEqualTo("0");
            System.clearProperty("suture.test.rows");
            migrate(CrashPoint.NONE);
            assertSame();
        } finally {
            System.clearProperty("suture.test.rows");
        }
    }

    @Test
    void who_shares_the_proof_and_is_killed_is_replaced_and_leaves_nothing_open() throws Exception {
        Path filled = folder.resolve("filled");
        Path asked = folder.resolve("asked");
        Path answered = folder.resolve("answered");
        written("""
                try {
                    if ("Zoë 3002".equals(row.text("name")) && !java.nio.file.Files.exists(java.nio.file.Path.of("%1$s"))) {
                        java.nio.file.Files.writeString(java.nio.file.Path.of("%1$s"), "");
                    } else if ("Zoë 3002".equals(row.text("name")) && !java.nio.file.Files.exists(java.nio.file.Path.of("%2$s"))) {
                        java.nio.file.Files.writeString(java.nio.file.Path.of("%2$s"), "");
                        while (!java.nio.file.Files.exists(java.nio.file.Path.of("%3$s"))) { Thread.sleep(5); }
                    }
                } catch (java.io.IOException | InterruptedException e) { throw new IllegalStateException(e); }
                """.formatted(filled, asked, answered) + REVERSE, "");
        AtomicInteger killed = new AtomicInteger();
        Thread killer = Thread.ofPlatform().start(() -> {
            while (!Files.exists(asked)) {
                Thread.onSpinWait();
            }
            killed.set(Integer.parseInt(database.text("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND query LIKE 'FETCH FORWARD%'")));
            try {
                Files.writeString(answered, "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        migrate(CrashPoint.NONE);
        killer.join();
        assertThat(killed).hasPositiveValue();
        assertSame();
        assertThat(state()).isEqualTo(MigrationState.COMPLETED);
        assertThat(database.text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND state LIKE 'idle in transaction%'"))
                .isEqualTo("0");
    }

    @Test
    void a_value_that_is_not_of_the_type_is_located_by_a_range() throws Exception {
        TransformJar jar = TransformJar.of(jar(), "return row.with(\"clean\", \"secret\");");
        write(file(jar, "", "", "int"));
        Problem problem = problem(() -> migrate(CrashPoint.NONE));
        assertThat(problem.code()).isEqualTo("DATA-TRANSFORM-VALUE");
        assertThat(problem.toString())
                .contains("between ctid (0,1) and (0,1) of")
                .doesNotContain("secret");
    }

    @Test
    void a_jar_that_has_changed_is_refused_before_anything_is_done_and_before_it_is_completed() throws Exception {
        written(REVERSE, "contract: later");
        byte[] agreed = Files.readAllBytes(jar());
        TransformJar.of(jar(), "return row.with(\"clean\", \"other\");");
        assertThat(problem(() -> migrate(CrashPoint.NONE)).code()).isEqualTo("DATA-JAR-CHANGED");
        assertThat(database.text("SELECT count(*) FROM pg_trigger WHERE tgrelid = 'patients'::regclass"))
                .isEqualTo("0");
        byte[] other = Files.readAllBytes(jar());
        Files.write(jar(), agreed);
        migrate(CrashPoint.NONE);
        Files.write(jar(), other);
        assertThat(problem(() -> suture(CrashPoint.NONE).follow(MigrationId.of("0001_people")))
                        .code())
                .isEqualTo("DATA-JAR-CHANGED");
        Files.write(jar(), agreed);
        complete();
        assertSame();
    }

    @Test
    void a_format_that_is_no_regular_expression_is_refused_before_a_row_is_met() throws Exception {
        String file = file(TransformJar.of(jar(), REVERSE), "", "", "text");
        write(file.replace("src.clean,", "{from: src.clean, rules: [{format: 'a**', name: twice}]},"));
        Problem problem = problem(() -> migrate(CrashPoint.NONE));
        assertThat(problem.code()).isEqualTo("DATA-RULE-FORMAT");
        assertThat(problem.what()).startsWith("the server does not take the `format` of rule twice: ");
    }

    @Test
    void a_row_that_is_there_besides_is_not_written_over() throws Exception {
        TransformJar jar = TransformJar.of(jar(), REVERSE);
        write(file(jar, "", "", "text").replace("columns:", "rows: besides\ncolumns:"));
        database.run("INSERT INTO people VALUES (7, 'mine', '2020-02-02'), (-7, 'mine', '2020-02-02')");
        assertThat(problem(() -> migrate(CrashPoint.NONE)).code()).isEqualTo("DATA-KEY-TAKEN");
        assertThat(database.text("SELECT count(*) || min(name) FROM people")).isEqualTo("2mine");
        database.run("DELETE FROM people WHERE id = 7");
        AtomicBoolean come = new AtomicBoolean();
        Problem problem = problem(() -> migrate(moment -> {
            if (moment == CrashPoint.Moment.AFTER_STATEMENT && come.compareAndSet(false, true)) {
                database.run("INSERT INTO people VALUES (" + ROWS + ", 'mine', '2020-02-02')");
                database.run("UPDATE patients SET name = 'new ' || id WHERE id <= 100");
                database.run("DELETE FROM patients WHERE id BETWEEN 111 AND 120");
            }
        }));
        assertThat(problem.code()).isEqualTo("SERVER-KEY-TAKEN");
        assertThat(problem.what()).contains("at the row at ctid ");
        assertThat(database.text("SELECT name FROM people WHERE id = " + ROWS)).isEqualTo("mine");
        database.run("DELETE FROM people WHERE id = " + ROWS);
        migrate(CrashPoint.NONE);
        database.run("DELETE FROM people WHERE id = -7");
        assertSame();
    }

    @Test
    void a_jar_or_a_class_that_is_not_there_is_refused() throws Exception {
        String well = file(TransformJar.of(jar(), REVERSE), "", "", "text");
        write(well.replace(TransformJar.CLASS, "org.example.Other"));
        assertThat(problem(() -> migrate(CrashPoint.NONE)).code()).isEqualTo("DATA-JAR-CLASS");
        write(well.replace("transforms/", "../"));
        assertThat(problem(() -> migrate(CrashPoint.NONE)).code()).isEqualTo("DATA-JAR-PATH");
        write(well.replace("makes: {clean:", "makes: {name:"));
        assertThat(problem(() -> migrate(CrashPoint.NONE)).code()).isEqualTo("DATA-JAVA-COLUMN");
        write(well);
        Files.delete(jar());
        assertThat(problem(() -> migrate(CrashPoint.NONE)).code()).isEqualTo("DATA-JAR");
    }

    @Test
    void names_and_types_of_all_kinds_are_proved_by_all_workers_and_released() throws Exception {
        String odd = "\"Odd \"\"%s\"";
        database.run("CREATE TYPE place AS (town text, at point)");
        database.run("CREATE DOMAIN mail AS text CHECK (VALUE ~ '@')");
        database.run(
                "CREATE TABLE " + odd + " (\"Id %\" int, part text, \"Name N\" text, home place, mails mail[],"
                        + " low text GENERATED ALWAYS AS (lower(\"Name N\")) STORED, PRIMARY KEY (\"Id %\", part)) PARTITION BY LIST (part)");
        database.run("CREATE TABLE \"Odd 'a\" PARTITION OF " + odd + " FOR VALUES IN ('a')");
        database.run("CREATE TABLE \"Odd b\" PARTITION OF " + odd + " FOR VALUES IN ('b')");
        database.run("INSERT INTO " + odd + " (\"Id %\", part, \"Name N\", home, mails)"
                + " SELECT i, CASE WHEN i % 5 = 0 THEN 'b' ELSE 'a' END, CASE WHEN i % 100 = 0 THEN 'bad' WHEN i % 7 > 0 THEN repeat('X', 2000) || i END,"
                + " ROW('a,b', point(1, i))::place, ARRAY['a@b', NULL] FROM generate_series(1, 3000) AS i");
        database.run(
                "CREATE TABLE \"To \"\"%d\" (\"Id %\" int, part text, name text, home place, mails mail[], low text,"
                        + " PRIMARY KEY (\"Id %\", part))");
        TransformJar jar = TransformJar.of(jar(), """
                String name = row.text("Name N");
                if ("bad".equals(name)) { throw new IllegalStateException(); }
                return row.with("clean", name == null ? null : name.toLowerCase());
                """);
        write("""
                source: '"Odd ""%%s"'
                java: {jar: transforms/clean.jar, sha256: %s, class: %s, makes: {clean: text}, action: skip, name: no-name}
                target: '"To ""%%d"'
                key: ['Id %%', part]
                columns: {'Id %%': , part: , name: src.clean, home: , mails: , low: }
                """.formatted(jar.sha256(), TransformJar.CLASS));
        Suture suture = suture(CrashPoint.NONE);
        suture.migrate(MigrateOptions.defaults());
        assertThat(database.text(
                        "SELECT count(*) FROM \"To \"\"%d\" WHERE name IS NOT DISTINCT FROM low AND home IS NOT NULL"))
                .isEqualTo("2970");
        assertThat(database.text("SELECT count(*) FROM \"To \"\"%d_rejected\"")).isEqualTo("30");
        database.run("UPDATE \"To \"\"%d_rejected\" SET \"Name N\" = 'GOOD' WHERE \"Id %\" < 1500");
        assertThat(suture.release(MigrationId.of("0001_people"), false)
                        .released()
                        .getFirst()
                        .rows())
                .isEqualTo(14);
        assertThat(database.text("SELECT count(*) FROM \"To \"\"%d\" WHERE name = 'good'"))
                .isEqualTo("14");
    }

    @Test
    void what_was_made_is_taken_out_again() throws Exception {
        written(REVERSE, "");
        migrate(CrashPoint.NONE);
        suture(CrashPoint.NONE).undo(UndoOptions.last());
        assertThat(database.text("SELECT count(*) FROM people")).isEqualTo("0");
    }

    private TransformJar written(String body, String more) throws IOException {
        return written(body, more, "");
    }

    private TransformJar written(String body, String more, String policy) throws IOException {
        TransformJar jar = TransformJar.of(jar(), body);
        write(file(jar, more, policy, "text"));
        return jar;
    }

    private static String file(TransformJar jar, String more, String policy, String type) throws IOException {
        return """
                %s
                source: patients
                java: {jar: transforms/clean.jar, sha256: %s, class: %s, makes: {clean: %s}%s}
                target: people
                key: id
                columns: {id: , name: src.clean, born: }
                """.formatted(more, jar.sha256(), TransformJar.CLASS, type, policy.isEmpty() ? "" : ", " + policy);
    }

    private Path jar() {
        return folder.resolve("transforms/clean.jar");
    }

    private void assertSame() {
        assertThat(database.text(DIFFER)).isEqualTo("0");
    }
}
