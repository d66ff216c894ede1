// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.UndoOptions;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Data migrations as files, while others write. */
class MoveRowsTest extends DataMigrationCase {
    private static final int ROWS = 6_000;

    MoveRowsTest() {
        super("0001_findings_of_visits.data.yaml");
    }

    @BeforeEach
    void a_table_of_visits_and_what_they_are_to_become() {
        database.run(
                "CREATE TABLE visits (id int PRIMARY KEY, ward text NOT NULL, findings jsonb NOT NULL, note text)");
        database.run("INSERT INTO visits SELECT i, 'w' || i % 7,"
                + " jsonb_build_object('pulse', i % 100, 'weight', i % 90), 'x' FROM generate_series(1, " + ROWS
                + ") AS i");
        database.run("CREATE TABLE wards (name text PRIMARY KEY)");
        database.run("CREATE TABLE findings (visit int, kind text, value numeric(6, 2) NOT NULL,"
                + " ward text REFERENCES wards, PRIMARY KEY (visit, kind))");
    }

    @Test
    void rows_are_split_and_what_is_written_meanwhile_is_there_too() throws Exception {
        split("");
        migrateWhile(() -> {
            database.run("UPDATE visits SET findings = findings - 'pulse' WHERE id <= 100");
            database.run("UPDATE visits SET id = id + 1000000 WHERE id BETWEEN 101 AND 110");
            database.run("DELETE FROM visits WHERE id BETWEEN 111 AND 120");
            database.run("INSERT INTO visits VALUES (-1, 'new', '{\"height\": 1.805}', NULL)");
        });
        assertSame();
        assertThat(database.text("SELECT value FROM findings WHERE visit = -1")).isEqualTo("1.81");
        assertThat(recorded("'targets' -> 1 ->> 'rows'")).isEqualTo(database.text("SELECT count(*) FROM findings"));
        assertThat(recorded("'not_kept' ->> 0")).isEqualTo("note");
        assertThat(database.text("SELECT count(*) FROM pg_trigger WHERE tgrelid = 'visits'::regclass"))
                .isEqualTo("0");
    }

    @Test
    void a_killed_one_goes_on_where_it_was() throws Exception {
        split("");
        migrateAgainAndAgain(2, moment -> {
            database.run(
                    "UPDATE visits SET findings = findings || '{\"height\": 2}' WHERE id % 1000 = " + moment.ordinal());
        });
        assertSame();
    }

    @Test
    void a_table_that_is_written_anew_meanwhile_is_gone_through_from_the_beginning() throws Exception {
        split("");
        database.run("DELETE FROM visits WHERE id % 3 = 0");
        AtomicInteger ranges = new AtomicInteger();
        assertThat(problem(() -> migrate(moment -> {
                            if (moment == CrashPoint.Moment.AFTER_STATEMENT && ranges.incrementAndGet() == 1) {
                                database.run("VACUUM FULL visits");
                            }
                        }))
                        .code())
                .isEqualTo("BACKFILL-REWRITTEN");
        migrate(CrashPoint.NONE);
        assertSame();
    }

    @Test
    void until_it_is_completed_it_is_kept_in_step_by_request_and_proved_again_in_the_end() throws Exception {
        split("contract: later");
        migrate(CrashPoint.NONE);
        assertThat(state()).isEqualTo(MigrationState.EXPANDED);
        database.run("UPDATE visits SET findings = '{\"pulse\": 1}' WHERE id = 5");
        suture(CrashPoint.NONE).follow(MigrationId.of("0001_findings_of_visits"));
        assertSame();
        assertThat(state()).isEqualTo(MigrationState.EXPANDED);
        database.run("DELETE FROM visits WHERE id = 6");
        complete();
        assertSame();
        assertThat(state()).isEqualTo(MigrationState.COMPLETED);
    }

    @Test
    void a_table_that_is_emptied_meanwhile_empties_what_was_made_of_it() throws Exception {
        split("contract: later");
        migrate(CrashPoint.NONE);
        database.run("TRUNCATE visits");
        database.run("INSERT INTO visits VALUES (1, 'w', '{\"pulse\": 1}', NULL)");
        complete();
        assertSame();
        assertThat(database.text("SELECT count(*) FROM findings")).isEqualTo("1");
    }

    @Test
    void a_row_that_is_missing_is_found() throws Exception {
        assertThat(planted("DELETE FROM findings WHERE visit = 7 AND kind = 'pulse'"))
                .contains("findings: 1 missing, 0 too many, 0 changed");
    }

    @Test
    void a_value_that_was_changed_is_found() throws Exception {
        assertThat(planted("UPDATE findings SET value = value + 1 WHERE visit IN (7, 8) AND kind = 'pulse'"))
                .contains("findings: 0 missing, 0 too many, 2 changed");
    }

    @Test
    void a_row_that_is_there_twice_is_found() throws Exception {
        assertThat(planted("INSERT INTO findings SELECT visit, kind || ' ', value, ward FROM findings WHERE visit = 7"))
                .contains("findings: 0 missing, 2 too many, 0 changed");
    }

    @Test
    void a_row_that_refers_to_none_is_found() throws Exception {
        assertThat(planted("SET session_replication_role = replica; DELETE FROM wards WHERE name = 'w3'"))
                .contains("wards: 1 missing")
                .contains("refer to no row of wards");
    }

    @Test
    void what_an_author_expects_and_is_not_so_stops_it_and_it_can_be_taken_back() throws Exception {
        split("""
                expect:
                  - visits are as many as findings:
                      source: SELECT count(*) FROM visits
                      target: SELECT count(*) FROM findings
                """);
        Problem problem = problem();
        assertThat(problem.code()).isEqualTo("DATA-DIFFERS");
        assertThat(problem.what()).contains("visits are as many as findings");
        suture(CrashPoint.NONE).undo(UndoOptions.last());
        assertThat(database.text("SELECT count(*) FROM findings")).isEqualTo("0");
        assertThat(database.text("SELECT count(*) FROM pg_trigger WHERE tgrelid = 'visits'::regclass"))
                .isEqualTo("0");
    }

    @Test
    void a_target_that_has_rows_is_refused_before_anything_is_done() throws Exception {
        split("");
        database.run("INSERT INTO wards VALUES ('old')");
        database.run("INSERT INTO findings VALUES (-5, 'old', 1, 'old')");
        assertThat(problem().code()).isEqualTo("DATA-TARGET-NOT-EMPTY");
        assertThat(database.text("SELECT count(*) FROM pg_trigger WHERE tgrelid = 'visits'::regclass"))
                .isEqualTo("0");
    }

    @Test
    void a_key_that_two_rows_have_is_refused_before_anything_is_done() throws Exception {
        write("""
                source: visits
                target: wards
                key: name
                columns: {name: ward}
                """);
        assertThat(problem().code()).isEqualTo("DATA-KEY-TWICE");
    }

    @Test
    void columns_and_keys_that_are_not_there_are_all_named_at_once() throws Exception {
        write("""
                source: {table: visits, key: note}
                target: findings
                key: visit
                columns: {visit: id, colour: note}
                """);
        assertThatThrownBy(() -> migrate(CrashPoint.NONE))
                .isInstanceOfSatisfying(
                        SutureException.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::code)
                                .containsExactlyInAnyOrder(
                                        "DATA-SOURCE-KEY", "DATA-COLUMN", "DATA-COLUMN", "DATA-COLUMN", "DATA-KEY"));
    }

    private String planted(String defect) throws IOException {
        split("contract: later");
        migrate(CrashPoint.NONE);
        database.run(defect);
        return problem(this::complete).what();
    }

    private void split(String more) throws IOException {
        write(more + """

                source: visits
                targets:
                  - {table: wards, rows: shared, key: name, columns: {name: ward}}
                  - table: findings
                    key: [visit, kind]
                    each: jsonb_each_text(src.findings) AS item(kind, value)
                    columns: {visit: id, kind: item.kind, value: item.value::numeric, ward: }
                """);
    }

    private void assertSame() {
        assertThat(
                        database.text(
                                "SELECT count(*) FROM (SELECT v.id, i.key, i.value::numeric(6, 2), v.ward FROM visits AS v,"
                                        + " jsonb_each_text(v.findings) AS i) AS a FULL JOIN findings AS f"
                                        + " ON (f.visit, f.kind) = (a.id, a.key) WHERE (f.value, f.ward) IS DISTINCT FROM (a.value, a.ward)"))
                .isEqualTo("0");
    }
}
