// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.problem.Problem;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.Released;
import io.suture.engine.run.UndoOptions;
import io.suture.engine.status.Quarantined;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows of a query that break a rule are set aside with the types they have there, and let go again. */
class QueryQuarantineTest extends DataMigrationCase {
    private static final int READINGS = 9_000;

    private static final String QUERY = "SELECT r.id, r.taken, r.temperature, p.name, round(r.weight, 1) AS weight"
            + " FROM readings AS r JOIN patients AS p ON p.id = r.patient";

    private static final String BAD = "temperature !~ '^[0-9.]+$'";

    private static final String DIFFER = "SELECT count(*) FROM (SELECT * FROM (" + QUERY + ") AS q WHERE NOT " + BAD
            + " AND (weight <= 400) IS NOT FALSE) AS q FULL JOIN vitals AS v USING (id) WHERE"
            + " (q.taken, q.temperature::numeric, upper(q.name)) IS DISTINCT FROM (v.taken, v.temperature, v.name)"
            + " OR q.id IS NULL OR v.id IS NULL";

    private static final String DIFFER_ASIDE =
            "SELECT count(*) FROM (SELECT *, 'temperature-not-a-number' AS rule FROM ("
                    + QUERY + ") AS q WHERE " + BAD + " UNION ALL SELECT *, 'plausible' FROM (" + QUERY
                    + ") AS q WHERE weight > 400) AS q FULL JOIN vitals_rejected AS v ON v.id = q.id AND v.suture_rule = q.rule WHERE"
                    + " (q.taken, q.temperature, q.name, q.weight) IS DISTINCT FROM (v.taken, v.temperature, v.name, v.weight)"
                    + " OR q.id IS NULL OR v.id IS NULL";

    QueryQuarantineTest() {
        super("0001_vitals.data.yaml");
    }

    @BeforeEach
    void readings_of_patients() {
        database.run("CREATE TABLE patients (id int PRIMARY KEY, name varchar(40) NOT NULL)");
        database.run("INSERT INTO patients SELECT i, 'p' || i FROM generate_series(1, 100) AS i");
        database.run("CREATE TABLE readings (id bigint PRIMARY KEY, patient int, taken timestamptz NOT NULL,"
                + " temperature text NOT NULL, weight numeric)");
        database.run(
                "INSERT INTO readings SELECT i * 2, i % 110, timestamptz '2024-01-01 08:00+00' + i * interval '1 min',"
                        + " CASE WHEN i % 50 = 0 THEN 'hot' ELSE (36 + i % 5) || '.5' END, CASE WHEN i % 75 = 0 THEN 999.25 ELSE i % 90 END"
                        + " FROM generate_series(1, " + READINGS + ") AS i");
        database.run(
                "CREATE TABLE vitals (id bigint PRIMARY KEY, taken timestamptz NOT NULL, temperature numeric, name text)");
        database.run("ANALYZE");
    }

    @Test
    void rows_are_set_aside_as_they_are_while_others_write_the_tables_all_the_time() throws Exception {
        write("contract: later\n" + file());
        migrateBeside(this::write);
        complete();
        assertThat(database.text(DIFFER)).isEqualTo("0");
        assertThat(database.text(DIFFER_ASIDE)).isEqualTo("0");
        assertThat(database.text(
                        "SELECT string_agg(format_type(atttypid, atttypmod), ', ' ORDER BY attnum) FROM pg_attribute"
                                + " WHERE attrelid = 'vitals_rejected'::regclass AND attnum > 0"))
                .isEqualTo("bigint, timestamp with time zone, text, character varying(40), numeric, text,"
                        + " timestamp with time zone");
        assertThat(recorded("'rules' ->> 0"))
                .contains("\"rows\": \"" + database.text(aside("temperature-not-a-number")) + "\"");
        assertThat(recorded("'rules' ->> 1")).contains("\"rows\": \"" + database.text(aside("plausible")) + "\"");
        assertThat(suture(CrashPoint.NONE).quarantined().stream()
                        .mapToLong(Quarantined::rows)
                        .sum())
                .isEqualTo(Long.parseLong(database.text("SELECT count(*) FROM vitals_rejected")))
                .isGreaterThan(200);
    }

    @Test
    void a_killed_one_goes_on_where_it_was() throws Exception {
        write(file());
        migrateAgainAndAgain(4, moment -> {
            database.run("UPDATE readings SET temperature = 'cold' WHERE id % 998 = " + 2 * moment.ordinal());
            database.run("UPDATE readings SET temperature = '37' WHERE temperature = 'hot' AND id % 700 = "
                    + 100 * moment.ordinal());
        });
        assertThat(state()).isEqualTo(MigrationState.COMPLETED);
        assertThat(database.text(DIFFER)).isEqualTo("0");
        assertThat(database.text(DIFFER_ASIDE)).isEqualTo("0");
    }

    @Test
    void what_is_corrected_goes_by_the_same_rules_and_an_undo_takes_all_away() throws Exception {
        write(file());
        migrate(CrashPoint.NONE);
        long there = number("SELECT count(*) FROM vitals");
        database.run("UPDATE vitals_rejected SET temperature = '36.6' WHERE id IN (100, 200, 300)");
        assertThat(released()).isEqualTo("2 left " + number("SELECT count(DISTINCT id) FROM vitals_rejected"));
        assertThat(database.text("SELECT concat_ws(' ', temperature, name, taken = timestamptz '2024-01-01 08:50+00')"
                        + " FROM vitals WHERE id = 100"))
                .isEqualTo("36.6 P50 t");
        assertThat(number("SELECT count(*) FROM vitals")).isEqualTo(there + 2);
        assertThat(database.text(aside("plausible") + " AND id = 300")).isEqualTo("1");
        suture(CrashPoint.NONE).undo(UndoOptions.last());
        assertThat(database.text("SELECT to_regclass('vitals_rejected')")).isNull();
        assertThat(number("SELECT count(*) FROM vitals")).isZero();
    }

    @Test
    void who_may_not_read_each_table_may_not_read_what_is_set_aside() throws Exception {
        String all = role("all");
        String some = role("some");
        database.run("GRANT SELECT, UPDATE ON readings TO " + all);
        database.run("GRANT SELECT ON patients TO PUBLIC");
        database.run("GRANT SELECT (id) ON readings TO " + some);
        write(file());
        migrate(CrashPoint.NONE);
        assertThat(rights(all)).isEqualTo("t f");
        assertThat(rights(some)).isEqualTo("f f");
        suture(CrashPoint.NONE).undo(UndoOptions.last());
        database.run("ALTER TABLE patients ENABLE ROW LEVEL SECURITY");
        migrate(CrashPoint.NONE);
        assertThat(rights(all)).isEqualTo("f f");
    }

    @Test
    void a_query_that_calls_a_function_of_somebodys_shows_its_rows_to_their_owner_alone() throws Exception {
        String all = role("all");
        database.run("GRANT SELECT ON readings, patients TO " + all);
        database.run("CREATE FUNCTION plain(text) RETURNS text LANGUAGE sql AS 'SELECT $1'");
        write(file().replace("p.name,", "plain(p.name) AS name,"));
        migrate(CrashPoint.NONE);
        assertThat(rights(all)).isEqualTo("f f");
    }

    @Test
    void rows_of_one_key_that_break_the_same_rule_are_refused_before_anything_is_done() throws Exception {
        write(file().replace("SELECT r.id, r.taken", "SELECT r.patient AS key, r.id, r.taken")
                .replace("key: [id]\n  follows: {readings: [id]", "key: [key]\n  follows: {readings: [patient]"));
        Problem problem = problem();
        assertThat(problem.code()).isEqualTo("DATA-KEY-TWICE");
        assertThat(problem.what()).contains("break a rule and have the same key");
        assertThat(database.text("SELECT to_regclass('vitals_rejected')")).isNull();
    }

    private void write(Statement statement, int i) throws SQLException {
        int id = i * 7919 % READINGS * 2;
        statement.execute("UPDATE readings SET temperature = 'bad" + i + "' WHERE id = " + id);
        statement.execute(
                "UPDATE readings SET temperature = '38', weight = 500 + " + i % 9 + " WHERE id = " + (id + 2));
        statement.execute("UPDATE readings SET temperature = '37.1', weight = 70 WHERE id = " + id * 3 % READINGS);
        statement.execute("DELETE FROM readings WHERE id = " + (id + 4));
        statement.execute("INSERT INTO readings VALUES (" + (READINGS * 3 + i) + ", " + i % 120 + ", now(), 'new', 7)");
    }

    private String released() {
        Released one = suture(CrashPoint.NONE)
                .release(MigrationId.of("0001_vitals"), false)
                .released()
                .getFirst();
        return one.rows() + " left " + one.left();
    }

    private long number(String query) {
        return Long.parseLong(database.text(query));
    }

    private static String aside(String rule) {
        return "SELECT count(*) FROM vitals_rejected WHERE suture_rule = '" + rule + "'";
    }

    private String rights(String role) {
        return database.text("SELECT concat_ws(' ', has_table_privilege('" + role
                + "', 'vitals_rejected', 'SELECT'), has_table_privilege('" + role + "', 'vitals_rejected', 'UPDATE'))");
    }

    private String role(String name) {
        return database.server().role("query_quarantine_" + name);
    }

    private static String file() {
        return """
                source:
                  query: %s
                  key: [id]
                  follows: {readings: [id], patients: []}
                target: vitals
                key: id
                columns:
                  id:
                  taken:
                  temperature:
                    transform: [number: {impossible: skip}]
                  name:
                    from: upper(src.name)
                    rules: [{name: plausible, custom: "src.weight <= 400", action: skip}]
                """.formatted(QUERY);
    }
}
