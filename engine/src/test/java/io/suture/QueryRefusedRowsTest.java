// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.migration.MigrationState;
import io.suture.core.problem.Effect;
import io.suture.core.problem.Problem;
import io.suture.engine.run.CrashPoint;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A row of a query that the server refuses is found by whoever looks for it, and nobody is told what it holds. */
class QueryRefusedRowsTest extends DataMigrationCase {
    private static final int VISITS = 6_000;

    private static final String QUERY =
            "SELECT v.ward, v.id, v.note, p.name FROM visits AS v JOIN patients AS p ON p.id = v.patient";

    QueryRefusedRowsTest() {
        super("0001_stays.data.yaml");
    }

    @BeforeEach
    void visits_of_patients() {
        database.run("CREATE TABLE patients (id int PRIMARY KEY, name text NOT NULL)");
        database.run("INSERT INTO patients SELECT i, 'p' || i FROM generate_series(1, 50) AS i");
        database.run("CREATE TABLE visits (ward int NOT NULL, id int PRIMARY KEY, note text, patient int)");
        database.run(
                "INSERT INTO visits SELECT i % 7, i * 3, '1', i % 60 FROM generate_series(1, " + VISITS + ") AS i");
        database.run("CREATE TABLE stays (id int PRIMARY KEY, note int NOT NULL, name text)");
        database.run("ANALYZE");
    }

    @Test
    void one_of_a_fill_is_told_by_the_number_of_its_key() throws Exception {
        write(file("[id]", "[id]"));
        for (int id : new int[] {3, 5403, 17_970}) {
            database.run("UPDATE visits SET note = 'secret' WHERE id = " + id);
            Problem problem = problem(() -> migrate(CrashPoint.NONE));
            assertThat(problem.code()).isEqualTo("SERVER-VALUE");
            assertThat(problem.effect()).isEqualTo(Effect.RECORDED);
            assertThat(problem.what())
                    .containsPattern("at the row whose key is number \\d+ behind bound \\d+ of the query over visits$");
            assertFinds("" + id, problem);
            database.run("UPDATE visits SET note = '2' WHERE id = " + id);
        }
        migrate(CrashPoint.NONE);
        assertDone();
    }

    @Test
    void one_with_a_key_of_two_columns_too_and_what_is_checked_only_in_the_end() throws Exception {
        database.run("CREATE TABLE known (note int PRIMARY KEY)");
        database.run("INSERT INTO known VALUES (1), (2)");
        database.run("ALTER TABLE stays ADD FOREIGN KEY (note) REFERENCES known DEFERRABLE INITIALLY DEFERRED");
        database.run("UPDATE visits SET note = '77' WHERE id = 5403");
        write(file("[ward, id]", "[ward, id]"));
        Problem problem = problem(() -> migrate(CrashPoint.NONE));
        assertThat(problem.code()).isEqualTo("SERVER-FOREIGN-KEY");
        assertThat(problem.what()).contains("behind bound");
        assertFinds("5403", problem);
        database.run("INSERT INTO known VALUES (77)");
        migrate(CrashPoint.NONE);
        assertDone();
    }

    @Test
    void two_that_get_one_key_are_both_told() throws Exception {
        database.run("CREATE UNIQUE INDEX ON stays (note)");
        database.run("UPDATE visits SET note = id");
        database.run("UPDATE visits SET note = '3' WHERE id = 33");
        write(file("[id]", "[id]"));
        Problem problem = problem(() -> migrate(CrashPoint.NONE));
        assertThat(problem.code()).isEqualTo("SERVER-NOT-UNIQUE");
        assertThat(problem.what())
                .endsWith(
                        "at the rows whose keys are from number 1 behind bound 0 to number 11 behind bound 0 of the query over visits");
        assertFinds("3,33", problem);
        database.run("UPDATE visits SET note = '33' WHERE id = 33");
        migrate(CrashPoint.NONE);
        assertDone();
    }

    @Test
    void one_that_somebody_writes_meanwhile_is_told_by_the_note_of_its_key() throws Exception {
        write(file("[id]", "[id]"));
        AtomicInteger ranges = new AtomicInteger();
        Problem problem = problem(() -> migrate(moment -> {
            if (moment == CrashPoint.Moment.AFTER_STATEMENT && ranges.incrementAndGet() == 2) {
                database.run("UPDATE visits SET note = '3' WHERE id % 9 = 0");
                database.run("UPDATE visits SET note = 'secret' WHERE id = 63");
            }
        }));
        assertThat(problem.code()).isEqualTo("SERVER-VALUE");
        assertThat(problem.what()).contains("of the query over visits whose keys are noted at ctid (");
        assertFinds("63", problem);
        database.run("UPDATE visits SET note = '4' WHERE id = 63");
        migrate(CrashPoint.NONE);
        assertDone();
    }

    /** By the query that people are told. */
    private void assertFinds(String id, Problem problem) {
        String look =
                problem.fix().substring("look at it: ".length(), problem.fix().indexOf("; "));
        assertThat(database.text("SELECT string_agg(DISTINCT id::text, ',') FROM (" + look + ") AS found"))
                .isEqualTo(id);
        assertThat(problem.toString()).doesNotContain("secret").doesNotContain("(77)");
        assertThat(database.text("SELECT count(*) FROM suture.ledger WHERE body ~ 'secret'"))
                .isEqualTo("0");
    }

    private void assertDone() {
        assertThat(state()).isEqualTo(MigrationState.COMPLETED);
        assertThat(
                        database.text(
                                "SELECT count(*) FROM (" + QUERY
                                        + ") AS q FULL JOIN stays AS s USING (id) WHERE (q.note::int, q.name) IS DISTINCT FROM (s.note, s.name)"))
                .isEqualTo("0");
    }

    private static String file(String key, String followed) {
        return """
                source:
                  query: %s
                  key: %s
                  follows: {visits: %s, patients: []}
                target: stays
                key: id
                columns:
                  id:
                  note: src.note::int
                  name:
                """.formatted(QUERY, key, followed);
    }
}
