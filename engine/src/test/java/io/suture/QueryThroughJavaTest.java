// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.problem.Problem;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.Released;
import io.suture.testkit.TransformJar;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows of a query over several tables go through a transform in Java, while others write these tables. */
class QueryThroughJavaTest extends DataMigrationCase {
    private static final int VISITS = 6_000;

    private static final String QUERY =
            "SELECT v.id, v.day, v.tags, p.name FROM visits AS v JOIN patients AS p ON p.visit = v.id";

    private static final String REVERSE = """
            String name = row.text("name");
            if (name.startsWith("bad")) { throw new IllegalStateException(name); }
            return row.with("clean", new StringBuilder(name).reverse().append(' ').append(row.text("day")).toString());
            """;

    private static final String DIFFER =
            "SELECT count(*) FROM (SELECT id, tags, reverse(name) || ' ' || day AS name FROM ("
                    + QUERY + ") AS q WHERE name !~ '^bad') AS q FULL JOIN stays AS s USING (id)"
                    + " WHERE (q.tags, q.name) IS DISTINCT FROM (s.tags, s.name) OR q.id IS NULL OR s.id IS NULL";

    private static final String DIFFER_ASIDE = "SELECT count(*) FROM (SELECT * FROM (" + QUERY
            + ") AS q WHERE name ~ '^bad') AS q FULL JOIN stays_rejected AS s USING (id) WHERE"
            + " (q.day, q.tags, q.name) IS DISTINCT FROM (s.day, s.tags, s.name) OR q.id IS NULL OR s.id IS NULL";

    QueryThroughJavaTest() {
        super("0001_stays.data.yaml");
    }

    @BeforeEach
    void visits_of_patients() {
        database.run("CREATE TABLE visits (id int PRIMARY KEY, day date NOT NULL, tags text[])");
        database.run(
                "INSERT INTO visits SELECT i * 3, date '2020-01-01' + i % 1000, ARRAY['x y', NULL] FROM generate_series(1, "
                        + VISITS + ") AS i");
        database.run("CREATE TABLE patients (visit int PRIMARY KEY, name varchar(60) NOT NULL)");
        database.run("INSERT INTO patients SELECT i * 3, CASE WHEN i % 7 = 0 THEN 'Zoë ' ELSE E'a\\tb\\\\N ' END || i"
                + " FROM generate_series(1, " + VISITS + ") AS i WHERE i % 4 > 0");
        database.run("CREATE TABLE stays (id int PRIMARY KEY, tags text[], name text NOT NULL)");
        database.run("ANALYZE");
    }

    @Test
    void rows_go_through_java_while_others_write_both_tables_all_the_time() throws Exception {
        write("contract: later\n" + file(", action: skip"));
        migrateBeside(this::write);
        complete();
        assertThat(database.text(DIFFER)).isEqualTo("0");
        assertThat(database.text(DIFFER_ASIDE)).isEqualTo("0");
        String aside = database.text("SELECT count(*) FROM stays_rejected");
        assertThat(Integer.parseInt(aside)).isPositive();
        assertThat(recorded("'rules' -> 0 ->> 'rows'")).isEqualTo(aside);
        assertThat(recorded("'targets' -> 0 ->> 'rows'")).isEqualTo(database.text("SELECT count(*) FROM stays"));
    }

    @Test
    void a_killed_one_goes_on_where_it_was() throws Exception {
        write(file(", action: skip"));
        migrateAgainAndAgain(3, moment -> {
            database.run("UPDATE patients SET name = 'bad k' WHERE visit % 1000 = " + moment.ordinal());
            database.run("UPDATE visits SET day = day + 1 WHERE id % 900 = " + moment.ordinal() * 3);
        });
        assertThat(state()).isEqualTo(MigrationState.COMPLETED);
        assertThat(database.text(DIFFER)).isEqualTo("0");
        assertThat(database.text(DIFFER_ASIDE)).isEqualTo("0");
    }

    @Test
    void a_row_at_which_it_throws_is_located_and_nobody_is_told_what_it_holds() throws Exception {
        database.run("UPDATE patients SET name = 'bad secret' WHERE visit = 5403");
        write(file(""));
        Problem problem = problem();
        assertThat(problem.code()).isEqualTo("DATA-TRANSFORM");
        assertThat(problem.what())
                .containsPattern(
                        "IllegalStateException in org.example.Clean.apply, line \\d+, at the row whose key is number \\d+ behind bound \\d+"
                                + " of the query over visits$");
        assertFinds("5403", problem);
        database.run("UPDATE patients SET name = 'good' WHERE visit = 5403");
        AtomicInteger ranges = new AtomicInteger();
        problem = problem(() -> migrate(moment -> {
            if (moment == CrashPoint.Moment.AFTER_STATEMENT && ranges.incrementAndGet() == 2) {
                database.run("UPDATE visits SET day = '2001-01-01' WHERE id <= 60");
                database.run("UPDATE patients SET name = 'bad secret' WHERE visit = 33");
            }
        }));
        assertThat(problem.code()).isEqualTo("DATA-TRANSFORM");
        assertFinds("33", problem);
        database.run("UPDATE patients SET name = 'good' WHERE visit = 33");
        migrate(CrashPoint.NONE);
        assertThat(database.text(DIFFER)).isEqualTo("0");
    }

    @Test
    void a_value_that_is_not_of_its_type_is_located_too() throws Exception {
        write(file("").replace("clean: text", "clean: 'varchar(40)'"));
        database.run("UPDATE patients SET name = repeat('secret', 9) WHERE visit = 5403");
        Problem problem = problem();
        assertThat(problem.code()).isEqualTo("DATA-TRANSFORM-VALUE");
        assertFinds("5403", problem);
    }

    @Test
    void what_was_set_aside_goes_through_java_again_when_it_is_let_go() throws Exception {
        database.run("UPDATE patients SET name = 'bad ' || visit WHERE visit % 300 = 3");
        write(file(", action: skip"));
        migrate(CrashPoint.NONE);
        assertThat(database.text(DIFFER_ASIDE)).isEqualTo("0");
        database.run("UPDATE stays_rejected SET name = 'mended' WHERE id IN (303, 603)");
        Released released = suture(CrashPoint.NONE)
                .release(MigrationId.of("0001_stays"), false)
                .released()
                .getFirst();
        assertThat(released.rows()).isEqualTo(2);
        assertThat(
                        database.text(
                                "SELECT string_agg(concat_ws(' ', name, tags[1]), ', ' ORDER BY id) FROM stays WHERE id IN (303, 603)"))
                .isEqualTo("dednem 2020-04-11 x y, dednem 2020-07-20 x y");
    }

    /** By the query that people are told. */
    private void assertFinds(String id, Problem problem) {
        String look =
                problem.fix().substring("look at it: ".length(), problem.fix().indexOf("; "));
        assertThat(database.text("SELECT string_agg(DISTINCT id::text, ',') FROM (" + look + ") AS found"))
                .isEqualTo(id);
        assertThat(problem.toString()).doesNotContain("secret");
    }

    private void write(Statement statement, int i) throws SQLException {
        int id = i * 7919 % VISITS * 3;
        statement.execute("UPDATE visits SET day = day + 1 WHERE id = " + id);
        statement.execute("UPDATE patients SET name = 'bad w" + i + "' WHERE visit = " + (id + 3));
        statement.execute("UPDATE patients SET name = 'w" + i + "' WHERE visit = " + (id + 9));
        statement.execute("DELETE FROM visits WHERE id = " + (id + 6));
        statement.execute("INSERT INTO visits VALUES (" + (VISITS * 3 + i) + ", '2000-01-01', '{}')");
        statement.execute("INSERT INTO patients VALUES (" + (VISITS * 3 + i) + ", 'new')");
    }

    private String file(String policy) throws IOException {
        Path jar = folder.resolve("transforms/clean.jar");
        return """
                source:
                  query: %s
                  key: [id]
                  follows: {visits: [id], patients: [visit]}
                java: {jar: transforms/clean.jar, sha256: %s, class: %s, makes: {clean: text}%s}
                target: stays
                key: id
                columns: {id: , tags: , name: src.clean}
                """.formatted(QUERY, TransformJar.of(jar, REVERSE).sha256(), TransformJar.CLASS, policy);
    }
}
