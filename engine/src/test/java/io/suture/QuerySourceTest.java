// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.plan.KeyRanges;
import io.suture.core.problem.Problem;
import io.suture.core.sql.TableName;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.UndoOptions;
import io.suture.engine.status.Waiting;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows of a query over several tables become rows of another, while others write all of them. */
class QuerySourceTest extends DataMigrationCase {
    private static final int VISITS = 20_000;

    private static final String QUERY = "SELECT v.id, v.day, coalesce(p.name, '?') AS name, w.label FROM visits AS v"
            + " LEFT JOIN patients AS p ON p.visit = v.id LEFT JOIN wards AS w ON w.id = v.ward";

    private static final String DIFFER = "SELECT count(*) FROM (" + QUERY
            + ") AS q FULL JOIN stays AS s USING (id) WHERE (q.day, upper(q.name), q.label)"
            + " IS DISTINCT FROM (s.day, s.name, s.ward) OR q.id IS NULL OR s.id IS NULL";

    QuerySourceTest() {
        super("0001_stays.data.yaml");
    }

    @BeforeEach
    void visits_of_patients_in_wards() {
        database.run("CREATE TABLE wards (id int PRIMARY KEY, label text NOT NULL)");
        database.run("INSERT INTO wards SELECT i, 'ward ' || i FROM generate_series(1, 20) AS i");
        database.run("CREATE TABLE visits (id int PRIMARY KEY, day date NOT NULL, ward int)");
        database.run("INSERT INTO visits SELECT i * 3, date '2020-01-01' + i % 1000, i % 25 FROM generate_series(1, "
                + VISITS + ") AS i");
        database.run("CREATE TABLE patients (visit int UNIQUE, name text NOT NULL)");
        database.run("INSERT INTO patients SELECT i * 3, 'p' || i FROM generate_series(1, " + VISITS
                + ") AS i WHERE i % 4 > 0");
        database.run("INSERT INTO patients SELECT NULL, 'nobody' FROM generate_series(1, 10)");
        database.run("CREATE TABLE stays (id int PRIMARY KEY, day date NOT NULL, name text NOT NULL, ward text)");
        database.run("ANALYZE");
    }

    @Test
    void rows_of_a_join_are_made_and_what_is_written_to_each_table_meanwhile_is_done_again() throws Exception {
        write(file(""));
        migrateWhile(() -> {
            database.run("UPDATE visits SET day = day + 1 WHERE id <= 300");
            database.run("UPDATE visits SET id = id + 1000000 WHERE id BETWEEN 301 AND 330");
            database.run("DELETE FROM visits WHERE id BETWEEN 331 AND 360");
            database.run("INSERT INTO visits VALUES (-7, '2001-01-01', 1), (9000000, '2001-01-01', 2)");
            database.run("INSERT INTO patients VALUES (-7, 'early'), (12, 'late')");
            database.run("UPDATE patients SET name = 'changed' WHERE visit BETWEEN 600 AND 700");
            database.run("UPDATE patients SET visit = 9000000 WHERE visit = 903");
            database.run("DELETE FROM patients WHERE visit BETWEEN 59000 AND 59100");
        });
        assertThat(database.text(DIFFER)).isEqualTo("0");
        assertThat(database.text("SELECT string_agg(name, ' ' ORDER BY id) FROM stays WHERE id IN (-7, 9000000)"))
                .isEqualTo("EARLY P301");
        assertThat(recorded("'targets' -> 0 ->> 'rows'")).isEqualTo(database.text("SELECT count(*) FROM stays"));
        assertThat(
                        database.text(
                                "SELECT coalesce(string_agg(relname, ' '), '') FROM pg_class WHERE relname ~ '^suture_[0-9a-f]{12}'"))
                .isEmpty();
        assertThat(
                        database.text(
                                "SELECT count(*) FROM pg_trigger WHERE tgrelid IN ('visits'::regclass, 'patients'::regclass) AND NOT tgisinternal"))
                .isEqualTo("0");
    }

    @Test
    void a_killed_one_goes_on_where_it_was() throws Exception {
        write(file(""));
        migrateAgainAndAgain(3, moment -> {
            database.run("UPDATE patients SET name = 'k' WHERE visit % 1000 = " + moment.ordinal());
            database.run("VACUUM FULL visits");
        });
        assertThat(database.text(DIFFER)).isEqualTo("0");
        assertThat(state()).isEqualTo(MigrationState.COMPLETED);
    }

    @Test
    void whoever_writes_all_tables_all_the_time_loses_nothing() throws Exception {
        write(file("contract: later"));
        migrateBeside((statement, i) -> {
            int id = i * 7919 % VISITS * 3;
            statement.execute("UPDATE visits SET day = day + 1, ward = " + i % 30 + " WHERE id = " + id);
            statement.execute("UPDATE patients SET name = 'w" + i + "' WHERE visit = " + (id + 3));
            statement.execute("DELETE FROM visits WHERE id = " + (id + 6));
            statement.execute("INSERT INTO visits VALUES (" + (VISITS * 3 + i) + ", '2000-01-01', 3)");
        });
        complete();
        assertThat(database.text(DIFFER)).isEqualTo("0");
    }

    @Test
    void until_it_is_completed_it_is_kept_in_step_by_request_even_when_a_table_is_emptied() throws Exception {
        write(file("contract: later"));
        migrate(CrashPoint.NONE);
        assertThat(state()).isEqualTo(MigrationState.EXPANDED);
        database.run("UPDATE patients SET name = 'later' WHERE visit = 3");
        assertThat(suture(CrashPoint.NONE).waiting().getFirst().written())
                .containsExactly(new Waiting.Written(TableName.inPublic("visits"), OptionalLong.of(1)));
        suture(CrashPoint.NONE).follow(MigrationId.of("0001_stays"));
        assertThat(database.text("SELECT name FROM stays WHERE id = 3")).isEqualTo("LATER");
        database.run("TRUNCATE patients");
        suture(CrashPoint.NONE).follow(MigrationId.of("0001_stays"));
        assertThat(database.text(DIFFER)).isEqualTo("0");
        database.run("DELETE FROM visits WHERE id = 6");
        complete();
        assertThat(database.text(DIFFER)).isEqualTo("0");
    }

    @Test
    void what_is_written_to_a_table_that_is_not_followed_is_found_by_the_proof() throws Exception {
        write(file(""));
        AtomicInteger ranges = new AtomicInteger();
        Problem problem = problem(() -> migrate(moment -> {
            if (moment == CrashPoint.Moment.AFTER_STATEMENT && ranges.incrementAndGet() == 3) {
                database.run("UPDATE wards SET label = 'new' WHERE id = 1");
            }
        }));
        assertThat(problem.code()).isEqualTo("DATA-DIFFERS");
        assertThat(problem.what()).contains("stays: 0 missing, 0 too many");
    }

    @Test
    void a_query_with_groups_a_text_key_and_a_condition_is_gone_through_too() throws Exception {
        database.run("CREATE TABLE days (ward text, day date, visits int NOT NULL, PRIMARY KEY (ward, day))");
        write("""
                source:
                  query: SELECT w.label AS ward, v.day, count(*) AS visits FROM visits v JOIN wards w ON w.id = v.ward GROUP BY 1, 2
                  key: [ward, day]
                  where: src.day >= '2020-03-01'
                  follows: {visits: [], wards: []}
                target: days
                key: [ward, day]
                columns: {ward: , day: , visits: }
                """);
        migrate(CrashPoint.NONE);
        assertThat(database.text("SELECT count(*) FROM (SELECT w.label AS ward, v.day, count(*) AS visits FROM visits v"
                        + " JOIN wards w ON w.id = v.ward WHERE v.day >= '2020-03-01' GROUP BY 1, 2) AS q FULL JOIN days"
                        + " USING (ward, day) WHERE q.visits IS DISTINCT FROM days.visits"))
                .isEqualTo("0");
        assertThat(Integer.parseInt(database.text("SELECT count(*) FROM days"))).isGreaterThan(5 * KeyRanges.ROWS);
    }

    @Test
    void what_was_made_is_taken_out_again() throws Exception {
        write(file(""));
        migrate(CrashPoint.NONE);
        suture(CrashPoint.NONE).undo(UndoOptions.last());
        assertThat(database.text("SELECT count(*) FROM stays")).isEqualTo("0");
    }

    @Test
    void what_cannot_be_followed_or_told_apart_is_refused_before_anything_is_done() throws Exception {
        assertRefused("patients: [visit], ", "", "DATA-FOLLOWS");
        assertRefused("patients: [visit]", "patients: [name, visit]", "DATA-FOLLOWS");
        assertRefused(", wards: []", "", "DATA-FOLLOWS");
        assertRefused("key: [id]\n  follows", "key: [nobody]\n  follows", "DATA-SOURCE-KEY");
        assertRefused("SELECT v.id", "SELECT v.*", "DATA-QUERY");
        assertRefused("v.ward\n  key", "v.ward LIMIT 10\n  key", "DATA-QUERY");
        assertRefused("FROM visits AS v LEFT", "FROM visits AS v FULL", "DATA-SOURCE-KEY");
        assertRefused("src.name)", "src.name)\n  nobody: src.name", "DATA-COLUMN");
        assertThat(
                        database.text(
                                "SELECT coalesce(string_agg(relname, ' '), '') FROM pg_class WHERE relname ~ '^suture_[0-9a-f]{12}'"))
                .isEmpty();
    }

    @Test
    void a_view_is_read_as_a_query_whose_tables_are_followed() throws Exception {
        database.run("CREATE VIEW seen AS " + QUERY);
        write("source: seen\ntarget: stays\nkey: id\ncolumns: {id: , day: , name: upper(name), ward: label}\n");
        assertThat(problem().code()).isEqualTo("DATA-SOURCE-KIND");
        write(file("").replace(QUERY, "SELECT id, day, name, label FROM seen")
                .replace("wards: []", "wards: [], seen: []"));
        AtomicInteger ranges = new AtomicInteger();
        migrate(moment -> {
            if (moment == CrashPoint.Moment.AFTER_STATEMENT && ranges.incrementAndGet() == 3) {
                database.run("UPDATE patients SET name = 'changed' WHERE visit BETWEEN 6 AND 60000");
            }
        });
        assertThat(database.text(DIFFER)).isEqualTo("0");
    }

    private void assertRefused(String part, String instead, String code) throws IOException {
        String file = file("");
        assertThat(file).contains(part);
        write(file.replace(part, instead));
        assertThat(problem().code()).as(instead).isEqualTo(code);
    }

    private static String file(String more) {
        return """
                %s
                source:
                  query: %s
                  key: [id]
                  follows: {visits: [id], patients: [visit], wards: []}
                target: stays
                key: id
                columns:
                  id:
                  day:
                  name: upper(src.name)
                  ward: src.label
                """.formatted(more, QUERY);
    }
}
