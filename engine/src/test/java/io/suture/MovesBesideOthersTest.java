// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.migration.MigrationId;
import io.suture.core.problem.Problem;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.UndoOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others have in a target is theirs, whatever becomes of the source. */
class MovesBesideOthersTest extends DataMigrationCase {
    private static final int ROWS = 3_000;
    private static final String THEIRS = "SELECT count(*) FROM parts WHERE name = 'theirs'";

    MovesBesideOthersTest() {
        super("0001_parts.data.yaml");
    }

    @BeforeEach
    void a_target_that_others_use() throws Exception {
        database.run("CREATE TABLE things (id int PRIMARY KEY, names text[])");
        database.run(
                "INSERT INTO things SELECT i, ARRAY['a' || i, 'b' || i] FROM generate_series(1, " + ROWS + ") AS i");
        database.run("CREATE TABLE parts (thing int, part bigint, name text, note text, PRIMARY KEY (thing, part))");
        database.run("INSERT INTO parts SELECT -i, 1, 'theirs' FROM generate_series(1, 10) AS i");
        write("""
                contract: later
                source: things
                target: parts
                key: [thing, part]
                rows: besides
                each: unnest(src.names) WITH ORDINALITY AS n(name, part)
                columns: {thing: src.id, part: n.part, name: n.name}
                """);
    }

    @Test
    void what_is_theirs_stays_theirs_while_they_write_both_tables() throws Exception {
        migrateBeside((statement, i) -> statement.execute("INSERT INTO parts VALUES (" + i + ", 9, 'theirs'), ("
                + (-1000 - i) + ", 1, 'theirs'); UPDATE things SET names = ARRAY['c', 'd', 'e'] WHERE id = " + i
                + "; DELETE FROM things WHERE id = " + (ROWS - i) + "; INSERT INTO things VALUES (" + (ROWS + i)
                + ", ARRAY['late'])"));
        follow();
        complete();
        int times = Integer.parseInt(database.text("SELECT count(*) FROM things WHERE id > " + ROWS));
        assertSame(10 + 2 * times);
        assertNothingIsLeft();
    }

    @Test
    void undo_leaves_what_is_theirs_and_nothing_of_ours() throws Exception {
        migrate(CrashPoint.NONE);
        suture(CrashPoint.NONE).undo(UndoOptions.last());
        assertThat(database.text("SELECT count(*) FROM parts")).isEqualTo("10");
        assertNothingIsLeft();
    }

    @Test
    void a_row_that_comes_under_the_key_of_one_of_theirs_is_not_written_over_it() throws Exception {
        migrate(CrashPoint.NONE);
        database.run("INSERT INTO things VALUES (-3, ARRAY['ours', 'ours too'])");
        Problem problem = problem(this::follow);
        assertThat(problem.code()).isEqualTo("SERVER-KEY-TAKEN");
        assertThat(problem.what())
                .endsWith(
                        "at the row at ctid " + database.text("SELECT ctid FROM things WHERE id = -3") + " of things");
        assertThat(database.text(THEIRS)).isEqualTo("10");
        database.run("UPDATE parts SET thing = -33 WHERE thing = -3");
        follow();
        complete();
        assertSame(10);
    }

    @Test
    void a_row_that_they_put_where_a_changed_one_goes_is_not_written_over() throws Exception {
        migrate(CrashPoint.NONE);
        database.run("INSERT INTO parts VALUES (7, 3, 'theirs')");
        database.run("UPDATE things SET names = names || 'c7'::text WHERE id = 7");
        assertThat(problem(this::complete).code()).isEqualTo("SERVER-KEY-TAKEN");
        assertThat(database.text(THEIRS)).isEqualTo("11");
        database.run("UPDATE parts SET part = 4 WHERE name = 'theirs' AND thing = 7");
        migrate(CrashPoint.NONE);
        complete();
        assertSame(11);
    }

    @Test
    void rows_of_theirs_stay_when_rows_of_the_source_go() throws Exception {
        migrate(CrashPoint.NONE);
        database.run("INSERT INTO parts VALUES (7, 3, 'theirs')");
        database.run("UPDATE parts SET note = 'theirs' WHERE thing = 8");
        database.run("DELETE FROM things WHERE id IN (7, 8)");
        database.run("INSERT INTO things VALUES (-3, ARRAY['gone'])");
        database.run("DELETE FROM things WHERE id = -3");
        follow();
        assertSame(11);
        database.run("INSERT INTO things VALUES (7, ARRAY['a', 'b'])");
        complete();
        assertSame(11);
    }

    @Test
    void rows_of_theirs_stay_when_the_source_is_emptied() throws Exception {
        migrate(CrashPoint.NONE);
        database.run("TRUNCATE things");
        follow();
        assertSame(10);
        database.run("INSERT INTO things VALUES (1, ARRAY['again'])");
        complete();
        assertSame(10);
    }

    @Test
    void a_row_of_theirs_that_is_as_it_would_be_made_is_still_theirs() throws Exception {
        migrate(CrashPoint.NONE);
        database.run("INSERT INTO parts VALUES (7, 3, 'c7')");
        database.run("UPDATE things SET names = names || 'c7'::text WHERE id = 7");
        follow();
        database.run("UPDATE things SET names = names[1:2] WHERE id = 7");
        follow();
        assertThat(database.text("SELECT name FROM parts WHERE thing = 7 AND part = 3"))
                .isEqualTo("c7");
        database.run("UPDATE things SET names = names || 'other'::text WHERE id = 7");
        assertThat(problem(this::follow).code()).isEqualTo("SERVER-KEY-TAKEN");
        database.run("DELETE FROM parts WHERE name = 'c7'");
        complete();
        assertSame(10);
    }

    @Test
    void rows_of_a_query_leave_theirs_alone_too() throws Exception {
        write("""
                contract: later
                source: {query: "SELECT id, cardinality(names) AS n FROM things", key: id, follows: {things: id}}
                target: parts
                key: [thing, part]
                rows: besides
                columns: {thing: src.id, part: "0", name: src.n::text}
                """);
        migrate(CrashPoint.NONE);
        database.run("INSERT INTO parts VALUES (-4, 0, 'theirs'), (9, 1, 'theirs')");
        database.run("UPDATE things SET names = '{}' WHERE id < 9");
        database.run("DELETE FROM things WHERE id = 9");
        database.run("INSERT INTO things VALUES (-4, '{}')");
        Problem problem = problem(this::follow);
        assertThat(problem.code()).isEqualTo("SERVER-KEY-TAKEN");
        assertThat(problem.what()).contains("of the query over things");
        database.run("DELETE FROM things WHERE id = -4");
        follow();
        complete();
        assertThat(database.text(THEIRS)).isEqualTo("12");
        assertThat(database.text("SELECT count(*) FROM parts WHERE name = '0'")).isEqualTo("8");
        assertThat(database.text("SELECT count(*) FROM parts WHERE part = 0 AND name <> 'theirs'"))
                .isEqualTo(String.valueOf(ROWS - 1));
        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() {
        assertThat(database.text("SELECT count(*) FROM pg_class WHERE relname ~ '^suture_[0-9a-f]{12}'"))
                .isEqualTo("0");
    }

    private void follow() {
        suture(CrashPoint.NONE).follow(MigrationId.of("0001_parts"));
    }

    /** @param theirs rows that others have put there */
    private void assertSame(int theirs) {
        assertThat(database.text("SELECT count(*) FROM (SELECT id AS thing, part, name FROM things CROSS JOIN"
                        + " unnest(names) WITH ORDINALITY AS n(name, part)) AS s FULL JOIN"
                        + " (SELECT thing, part, name FROM parts WHERE name <> 'theirs') AS t USING (thing, part)"
                        + " WHERE s.name IS DISTINCT FROM t.name"))
                .isEqualTo("0");
        assertThat(database.text(THEIRS)).isEqualTo(String.valueOf(theirs));
    }
}
