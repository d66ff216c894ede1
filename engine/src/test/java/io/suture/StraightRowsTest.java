// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.problem.Problem;
import io.suture.engine.run.CrashPoint;
import io.suture.testkit.TransformJar;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that Java makes are copied straight into their table where nothing else is to be done with them, and go by a temporary one elsewhere. */
class StraightRowsTest extends DataMigrationCase {
    private static final int ROWS = 6_000;
    private static final String STRAIGHT = "COPY public.people (";

    StraightRowsTest() {
        super("0001_people.data.yaml");
    }

    @BeforeEach
    void a_table_that_says_what_has_written_it() {
        database.run("CREATE TABLE patients (id int PRIMARY KEY, name text, seen bytea)");
        database.run("INSERT INTO patients SELECT i, CASE WHEN i % 7 > 0 THEN E'a\\tb\\\\N\\n' || i END, int4send(i)"
                + " FROM generate_series(1, " + ROWS + ") AS i");
        database.run("CREATE TABLE people (id int PRIMARY KEY, name text, seen bytea)");
        database.run("CREATE TABLE written (how text)");
        database.run("CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS"
                + " $$ BEGIN INSERT INTO written VALUES (left(current_query(), 20)); RETURN NULL; END $$");
        database.run("CREATE TRIGGER note AFTER INSERT ON people FOR EACH STATEMENT EXECUTE FUNCTION note()");
    }

    @Test
    void what_needs_nothing_else_is_copied_straight() throws Exception {
        file("id: , name: src.clean, seen: ");
        migrate(meanwhile(2, "UPDATE patients SET name = 'new' WHERE id % 3 = 0"));
        assertThat(straight()).isGreaterThan(2);
        assertSame("reverse(name)");
    }

    @Test
    void what_sql_makes_of_it_goes_by_the_statement() throws Exception {
        file("id: , name: upper(src.clean), seen: ");
        migrate(CrashPoint.NONE);
        assertThat(straight()).isZero();
        assertSame("upper(reverse(name))");
    }

    @Test
    void what_is_of_another_type_in_the_table_goes_by_the_statement() throws Exception {
        database.run("ALTER TABLE people ALTER COLUMN id TYPE bigint");
        file("id: , name: src.clean, seen: ");
        migrate(CrashPoint.NONE);
        assertThat(straight()).isZero();
        assertSame("reverse(name)");
    }

    @Test
    void a_table_that_does_something_else_with_an_insert_gets_one() throws Exception {
        database.run("CREATE RULE quietly AS ON INSERT TO people WHERE NEW.id < 0 DO INSTEAD NOTHING");
        file("id: , name: src.clean, seen: ");
        migrate(CrashPoint.NONE);
        assertThat(straight()).isZero();
        assertSame("reverse(name)");
    }

    @Test
    void what_somebody_has_put_there_is_met_and_written_over() throws Exception {
        file("id: , name: src.clean, seen: ");
        migrate(meanwhile(1, "INSERT INTO people VALUES (" + ROWS + ", 'theirs') ON CONFLICT DO NOTHING"));
        assertThat(straight()).isPositive();
        assertThat(database.text("SELECT name = 'theirs' FROM people WHERE id = " + ROWS))
                .isEqualTo("f");
        assertSame("reverse(name)");
    }

    @Test
    void a_row_that_the_table_refuses_is_located_as_by_the_statement() throws Exception {
        database.run("ALTER TABLE people ADD CONSTRAINT known CHECK (id <> 4000)");
        file("id: , name: src.clean, seen: ");
        Problem refused = problem();
        assertThat(refused.toString())
                .contains("known")
                .contains("ctid = '" + database.text("SELECT ctid FROM patients WHERE id = 4000") + "'")
                .doesNotContain("4000");
        database.run("ALTER TABLE people DROP CONSTRAINT known");
        migrate(CrashPoint.NONE);
        assertThat(straight()).isPositive();
        assertSame("reverse(name)");
    }

    @Test
    void where_much_is_noted_it_is_not_gone_through_again_for_each_range() throws Exception {
        file("id: , name: src.clean, seen: ");
        AtomicInteger before = new AtomicInteger();
        CrashPoint twice = meanwhile(1, "UPDATE patients SET seen = seen; UPDATE patients SET name = 'n' || id");
        migrate(moment -> {
            twice.reached(moment);
            before.compareAndSet(0, straight());
        });
        assertThat(straight()).isPositive().isLessThanOrEqualTo(before.get() + 1);
        assertSame("reverse(name)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE people SET name = name || ' ' WHERE id = 76",
                "UPDATE people SET seen = NULL WHERE id = 78",
                "UPDATE people SET name = '' WHERE id = 70",
                "DELETE FROM people WHERE id = 5000",
                "INSERT INTO people VALUES (0, 'x')",
                "UPDATE people AS one SET name = other.name FROM people AS other WHERE one.id + other.id = 3"
            })
    void whatever_somebody_does_to_the_table_is_proved(String defect) throws Exception {
        file("id: , name: src.clean, seen: ");
        AtomicInteger ranges = new AtomicInteger();
        Problem problem = problem(() -> migrate(moment -> {
            if (database.text("SELECT count(*) FROM people").equals(String.valueOf(ROWS))
                    && ranges.getAndIncrement() == 0) {
                database.run(defect);
            }
        }));
        assertThat(problem.code()).isEqualTo("DATA-DIFFERS");
        assertThat(problem.what()).containsPattern("people: [01] missing, [01] too many, [012] changed");
    }

    @Test
    void a_value_that_the_server_writes_otherwise_is_the_same() throws Exception {
        database.run("ALTER TABLE people ALTER COLUMN name TYPE int USING NULL");
        file("int", "String.format(\"+%05d\", row.text(\"id\").length())", "id: , name: src.clean, seen: ");
        migrate(CrashPoint.NONE);
        assertThat(straight()).isPositive();
        assertSame("length(id::text)");
    }

    private void file(String columns) throws IOException {
        file(
                "text",
                "row.text(\"name\") == null ? null : new StringBuilder(row.text(\"name\")).reverse().toString()",
                columns);
    }

    private void file(String type, String clean, String columns) throws IOException {
        TransformJar jar = TransformJar.of(folder.resolve("clean.jar"), "return row.with(\"clean\", " + clean + ");");
        write("""
                source: patients
                java: {jar: clean.jar, sha256: %s, class: %s, makes: {clean: %s}}
                target: people
                key: id
                columns: {%s}
                """.formatted(jar.sha256(), TransformJar.CLASS, type, columns));
    }

    /** Once, after so many ranges are done. */
    private CrashPoint meanwhile(int ranges, String others) {
        AtomicInteger done = new AtomicInteger();
        return moment -> {
            if (moment == CrashPoint.Moment.AFTER_STATEMENT && done.incrementAndGet() == ranges) {
                database.run(others);
            }
        };
    }

    private int straight() {
        return Integer.parseInt(database.text("SELECT count(*) FROM written WHERE how = '" + STRAIGHT + "'"));
    }

    private void assertSame(String name) {
        assertThat(database.text("SELECT count(*) FROM (SELECT id, " + name
                        + " AS name, seen FROM patients) AS p FULL JOIN people AS q USING (id)"
                        + " WHERE (p.name, p.seen) IS DISTINCT FROM (q.name, q.seen)"))
                .isEqualTo("0");
    }
}
