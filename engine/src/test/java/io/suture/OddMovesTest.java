// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.migration.MigrationId;
import io.suture.core.problem.Problem;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.UndoOptions;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows are moved between tables that are not like those of a textbook. */
class OddMovesTest extends DataMigrationCase {
    private static final int MANY = 20_000;

    private static final String EACH = """
            contract: later
            source: old
            target: new
            key: id
            columns: {id: , name: }
            """;

    OddMovesTest() {
        super("0001_odd.data.yaml");
    }

    @BeforeEach
    void two_tables() {
        database.run("CREATE TABLE old (id int PRIMARY KEY, name text)");
        database.run("INSERT INTO old SELECT i, 'n' || i FROM generate_series(1, 500) AS i");
        database.run("CREATE TABLE new (id int PRIMARY KEY, name text)");
    }

    @Test
    void a_row_that_is_there_besides_is_not_written_over() throws Exception {
        write(EACH + "rows: besides");
        database.run("INSERT INTO new VALUES (7, 'mine'), (-7, 'mine')");
        assertThat(refused()).isEqualTo("DATA-KEY-TAKEN");
        assertThat(database.text("SELECT count(*) || min(name) FROM new")).isEqualTo("2mine");
        database.run("UPDATE new SET id = -8 WHERE id = 7");
        migrate(CrashPoint.NONE);
        assertThat(database.text("SELECT count(*) FROM new")).isEqualTo("502");
    }

    @Test
    void a_row_that_comes_besides_while_others_are_made_is_not_written_over() throws Exception {
        many();
        Problem problem = problem(() -> migrateWhile(() -> {
            database.run("INSERT INTO new VALUES (" + MANY + ", 'mine')");
            database.run("UPDATE old SET name = 'other' WHERE id < 10");
        }));
        assertThat(problem.code()).isEqualTo("SERVER-KEY-TAKEN");
        assertThat(problem.what())
                .endsWith("at the row at ctid " + database.text("SELECT ctid FROM old WHERE id = " + MANY) + " of old");
        assertThat(database.text("SELECT name FROM new WHERE id = " + MANY)).isEqualTo("mine");
        database.run("UPDATE new SET id = -1 WHERE name = 'mine'");
        migrate(CrashPoint.NONE);
        database.run("DELETE FROM new WHERE id = -1");
        assertSame();
    }

    @Test
    void rows_besides_others_are_gone_through_again_where_the_source_lies_elsewhere() throws Exception {
        many();
        assertThat(problem(() -> migrateWhile(() -> {
                            database.run("DELETE FROM new WHERE id < 50");
                            database.run("VACUUM FULL old");
                        }))
                        .code())
                .isEqualTo("BACKFILL-REWRITTEN");
        assertThat(database.text("SELECT count(*) FROM new")).isNotEqualTo("0");
        migrate(CrashPoint.NONE);
        assertSame();
    }

    private void many() throws IOException {
        write(EACH + "rows: besides");
        database.run("INSERT INTO old SELECT i, 'n' || i FROM generate_series(501, " + MANY + ") AS i");
    }

    @Test
    void rows_of_heirs_are_not_left_behind_in_silence() throws Exception {
        write(EACH);
        database.run("CREATE TABLE older (since date) INHERITS (old)");
        assertThat(refused()).isEqualTo("DATA-SOURCE-KIND");
    }

    @Test
    void a_column_that_must_have_a_value_and_gets_none_is_named_before() throws Exception {
        write(EACH);
        database.run("ALTER TABLE new ADD COLUMN ward int NOT NULL");
        Problem problem = problem(() -> migrate(CrashPoint.NONE));
        assertThat(problem.code()).isEqualTo("DATA-COLUMN");
        assertThat(problem.what()).isEqualTo("column ward of new gets no value");
        database.run("ALTER TABLE new ALTER COLUMN ward SET DEFAULT 1");
        migrate(CrashPoint.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name || random()", "name || now()", "name || current_user"})
    void a_value_that_is_another_one_each_time_is_refused_before(String value) throws Exception {
        write(EACH.replace("name: }", "name: \"" + value + "\"}"));
        assertThat(refused()).isEqualTo("DATA-CIRCUMSTANCES");
    }

    @Test
    void ids_go_over_as_they_are_where_the_table_counts_by_itself() throws Exception {
        database.run("ALTER TABLE new ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY");
        write(EACH);
        migrate(CrashPoint.NONE);
        database.run("UPDATE old SET name = 'other' WHERE id = 7");
        database.run("INSERT INTO old VALUES (1000, 'late')");
        complete();
        assertSame();
    }

    @Test
    void a_key_that_is_written_otherwise_and_equal_is_followed() throws Exception {
        database.run("ALTER TABLE old ALTER COLUMN id TYPE numeric");
        database.run("ALTER TABLE new ALTER COLUMN id TYPE numeric");
        write(EACH);
        migrate(CrashPoint.NONE);
        database.run("UPDATE old SET id = id::numeric(9, 3) WHERE id < 100");
        follow();
        complete();
        assertSame();
    }

    @Test
    void keys_are_told_apart_as_the_target_does_it() throws Exception {
        database.run("CREATE COLLATION loose (provider = icu, locale = 'und-u-ks-level2', deterministic = false)");
        database.run("ALTER TABLE old ALTER COLUMN id TYPE text COLLATE loose USING 'k' || id");
        database.run("ALTER TABLE new ALTER COLUMN id TYPE text");
        write(EACH);
        migrate(CrashPoint.NONE);
        database.run("UPDATE old SET id = upper(id) WHERE id < 'k3'");
        follow();
        complete();
        assertSame();
    }

    @Test
    void keys_that_only_the_target_takes_for_the_same_are_found_before() throws Exception {
        database.run("CREATE COLLATION loose (provider = icu, locale = 'und-u-ks-level2', deterministic = false)");
        database.run("ALTER TABLE old ALTER COLUMN id TYPE text USING 'k' || id");
        database.run("ALTER TABLE new ALTER COLUMN id TYPE text COLLATE loose");
        database.run("INSERT INTO old VALUES ('K7', 'another')");
        write(EACH);
        assertThat(refused()).isEqualTo("DATA-KEY-TWICE");
    }

    @Test
    void rows_that_went_into_partitions_are_taken_out_of_each_of_them() throws Exception {
        database.run("DROP TABLE new");
        database.run("CREATE TABLE new (id int PRIMARY KEY, name text) PARTITION BY RANGE (id)");
        database.run("CREATE TABLE new_low PARTITION OF new FOR VALUES FROM (MINVALUE) TO (100)");
        write(EACH);
        database.run("CREATE TABLE new_high PARTITION OF new FOR VALUES FROM (100) TO (1000)");
        migrate(CrashPoint.NONE);
        assertSame();
        database.run("CREATE TABLE new_mine PARTITION OF new FOR VALUES FROM (1000) TO (MAXVALUE)");
        database.run("INSERT INTO old VALUES (1001, 'n')");
        database.run("INSERT INTO new VALUES (1002, 'mine')");
        suture(CrashPoint.NONE).undo(UndoOptions.last());
        assertThat(database.text("SELECT string_agg(id::text, ' ') FROM new")).isEqualTo("1002");
    }

    @Test
    void names_may_be_quoted_as_in_sql() throws Exception {
        database.run("ALTER TABLE old RENAME COLUMN id TO \"The \"\"id\"");
        database.run("ALTER TABLE new RENAME COLUMN id TO \"The \"\"id\"");
        write("""
                source: {table: old, key: '"The ""id"'}
                target: '"new"'
                key: ['"The ""id"']
                columns: {'"The ""id"': , name: }
                """);
        migrate(CrashPoint.NONE);
        assertThat(database.text("SELECT count(*) FROM old NATURAL JOIN new")).isEqualTo("500");
    }

    @Test
    void a_publication_of_whatever_there_is_has_rows_go_from_what_is_noted_and_set_aside() throws Exception {
        database.run("CREATE PUBLICATION everything_odd FOR ALL TABLES");
        write(EACH.replace("name: }", "name: {rules: [{name: short, format: '^.{0,3}$', action: skip}]}}"));
        migrate(CrashPoint.NONE);
        assertThat(aside()).isEqualTo("401");
        database.run("UPDATE old SET name = 'n' WHERE id > 400");
        follow();
        complete();
        assertThat(aside()).isEqualTo("301");
        assertThat(database.text("SELECT count(*) FROM new")).isEqualTo("199");
    }

    private String aside() {
        return database.text("SELECT count(*) FROM new_rejected");
    }

    /** And nothing is left of it. */
    private String refused() {
        Problem problem = problem(() -> migrate(CrashPoint.NONE));
        assertThat(database.text("SELECT count(*) FROM pg_trigger WHERE tgrelid = 'old'::regclass"))
                .isEqualTo("0");
        return problem.code();
    }

    private void follow() throws IOException {
        suture(CrashPoint.NONE).follow(MigrationId.of("0001_odd"));
    }

    private void assertSame() {
        assertThat(database.text(
                        "SELECT count(*) FROM (SELECT id::text, name FROM old) AS o FULL JOIN (SELECT id::text, name FROM new) AS n"
                                + " USING (id) WHERE o.name IS DISTINCT FROM n.name"))
                .isEqualTo("0");
    }
}
