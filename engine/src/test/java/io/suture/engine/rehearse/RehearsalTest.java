// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.migration.Migration;
import io.suture.core.migration.MigrationSet;
import io.suture.core.problem.Problem;
import io.suture.core.sql.ParseOptions;
import io.suture.testkit.EmbeddedServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One small folder a verdict. */
class RehearsalTest {
    private static final Migration PEOPLE =
            Migration.of("1", """
            CREATE TYPE mood AS ENUM ('calm', 'cross');
            CREATE TABLE teams (id serial PRIMARY KEY, name varchar(8) NOT NULL UNIQUE);
            CREATE TABLE people (
              id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
              team_id int NOT NULL REFERENCES teams,
              email text NOT NULL UNIQUE,
              mood mood NOT NULL DEFAULT 'calm',
              size text CHECK (size IN ('s', 'm', 'l')),
              score numeric(5, 2),
              tags text[] NOT NULL,
              phone text,
              fax text,
              CHECK (phone IS NULL OR fax IS NULL))""").withDown("DROP TABLE people; DROP TABLE teams; DROP TYPE mood");

    @Test
    void what_comes_back_whole_is_restored() throws SQLException {
        Rehearsed last = second("ALTER TABLE people ADD COLUMN age int", "ALTER TABLE people DROP COLUMN age");

        assertThat(last.verdict()).isEqualTo(Verdict.RESTORED);
        assertThat(last.differences()).isEmpty();
        assertThat(last.upAgain()).contains(true);
        assertThat(last.notes()).isEmpty();
    }

    @Test
    void a_table_of_keys_enums_checks_and_uniques_is_filled() throws SQLException {
        Rehearsed last = second("DELETE FROM people", "SELECT 1");

        assertThat(last.verdict()).isEqualTo(Verdict.RESTORED_DATA_LOST);
        assertThat(last.differences())
                .singleElement()
                .asString()
                .matches("table people: (\\d+) of \\1 rows are not what they were");
    }

    @Test
    void a_column_that_is_dropped_and_made_anew_has_lost_its_values_and_its_place() throws SQLException {
        Rehearsed last = second(
                "ALTER TABLE people DROP COLUMN tags",
                "ALTER TABLE people ADD COLUMN tags text[] NOT NULL DEFAULT '{}'; ALTER TABLE people ALTER tags DROP DEFAULT");

        assertThat(last.verdict()).isEqualTo(Verdict.RESTORED_DATA_LOST);
        assertThat(last.differences()).hasSize(2);
        assertThat(last.differences().getFirst()).contains("order of columns");
        assertThat(last.differences().getLast()).matches("column tags of table people: values differ in \\d+ rows");
    }

    @Test
    void generated_values_are_not_all_the_default_so_that_its_return_hides_no_loss() throws SQLException {
        RehearsalReport report = rehearse(
                Migration.of("1", "CREATE TABLE plans (a bool NOT NULL DEFAULT false, b bool NOT NULL DEFAULT false)")
                        .withDown("DROP TABLE plans"),
                Migration.of("2", "ALTER TABLE plans DROP COLUMN a, DROP COLUMN b")
                        .withDown("ALTER TABLE plans ADD COLUMN a bool NOT NULL DEFAULT false,"
                                + " ADD COLUMN b bool NOT NULL DEFAULT false"));

        assertThat(report.migrations().getLast().verdict()).isEqualTo(Verdict.RESTORED_DATA_LOST);
        assertThat(report.migrations().getLast().differences()).hasSize(2);
    }

    @Test
    void values_that_are_overwritten_are_lost() throws SQLException {
        Rehearsed last = second("UPDATE people SET email = lower(email)", "");

        assertThat(last.verdict()).isEqualTo(Verdict.RESTORED_DATA_LOST);
        assertThat(last.differences())
                .singleElement()
                .asString()
                .startsWith("column email of table people: values differ in");
    }

    @Test
    void the_order_of_columns_alone_is_said_and_counts_as_restored() throws SQLException {
        Rehearsed last = second(
                "ALTER TABLE people ADD COLUMN f numeric(5, 2); UPDATE people SET f = score; ALTER TABLE people DROP COLUMN score",
                "ALTER TABLE people ADD COLUMN score numeric(5, 2); UPDATE people SET score = f; ALTER TABLE people DROP COLUMN f");

        assertThat(last.verdict()).as(last.toString()).isEqualTo(Verdict.RESTORED);
        assertThat(last.differences()).singleElement().asString().contains("order of columns");
    }

    @Test
    void rows_that_the_up_has_put_in_and_the_down_leaves_are_said() throws SQLException {
        Rehearsed last = second("INSERT INTO teams (name) VALUES ('core')", "SELECT 1");

        assertThat(last.verdict()).isEqualTo(Verdict.RESTORED);
        assertThat(last.differences()).containsExactly("table teams: 1 row more");
        assertThat(last.upAgain()).contains(false);
    }

    @Test
    void a_schema_that_does_not_come_back_is_not_restored() throws SQLException {
        Rehearsed last = second("DROP TABLE people; CREATE INDEX teams_name ON teams (name)", "DROP INDEX teams_name");

        assertThat(last.verdict()).isEqualTo(Verdict.NOT_RESTORED);
        assertThat(last.differences()).contains("table people is missing");
    }

    @Test
    void a_down_file_without_a_statement_gives_nothing_back() throws SQLException {
        assertThat(second("ALTER TABLE people ADD COLUMN age int", "-- nothing").verdict())
                .isEqualTo(Verdict.NOT_RESTORED);
    }

    @Test
    void a_down_that_ends_with_an_error_says_where_and_why_and_no_value() throws SQLException {
        Rehearsed last =
                second("ALTER TABLE people DROP COLUMN size", "ALTER TABLE people ADD COLUMN size text NOT NULL");

        assertThat(last.verdict()).isEqualTo(Verdict.DOWN_FAILS);
        assertThat(last.differences())
                .singleElement()
                .asString()
                .startsWith("2.down.sql:1:1: ")
                .contains("23502");
        assertThat(last.upAgain()).isEmpty();
    }

    @Test
    void a_table_that_takes_no_generated_rows_is_named() throws SQLException {
        RehearsalReport report = rehearse(
                Migration.of("1", "CREATE TABLE codes (code text NOT NULL CHECK (code ~ '^[A-Z]{12}$'))")
                        .withDown("DROP TABLE codes"),
                Migration.of("2", "DROP TABLE codes")
                        .withDown("CREATE TABLE codes (code text NOT NULL CONSTRAINT"
                                + " codes_code_check CHECK (code ~ '^[A-Z]{12}$'))"));

        assertThat(report.migrations())
                .allSatisfy(m -> assertThat(m.notes()).containsExactly("no rows could be generated for table codes"));
    }

    @Test
    void text_takes_turns_until_a_condition_is_met() throws SQLException {
        RehearsalReport report = rehearse(Migration.of(
                        "1", "CREATE TABLE versions (num text PRIMARY KEY CHECK (num ~ '^[0-9]+[.][0-9]+[.][0-9]+$'))")
                .withDown("DROP TABLE versions"));

        assertThat(report.migrations().getFirst().notes()).isEmpty();
    }

    @Test
    void without_a_down_part_there_is_nothing_to_prove() throws SQLException {
        RehearsalReport report = rehearse(PEOPLE, Migration.of("2", "ALTER TABLE people ADD COLUMN age int"));

        assertThat(report.migrations())
                .extracting(Rehearsed::verdict)
                .containsExactly(Verdict.RESTORED, Verdict.NO_DOWN);
        assertThat(report.hasFindings()).isFalse();
    }

    @Test
    void an_up_that_cannot_cope_with_generated_rows_is_rehearsed_without_them() throws SQLException {
        RehearsalReport report = rehearse(
                PEOPLE,
                Migration.of("2", "ALTER TABLE people ALTER email TYPE uuid USING email::uuid")
                        .withDown("ALTER TABLE people ALTER email TYPE text"),
                Migration.of("3", "ALTER TABLE people DROP COLUMN email")
                        .withDown("ALTER TABLE people ADD COLUMN email uuid UNIQUE"));

        assertThat(report.problems()).isEmpty();
        assertThat(report.migrations().get(1).verdict()).isEqualTo(Verdict.RESTORED);
        assertThat(report.migrations().get(1).notes())
                .singleElement()
                .asString()
                .contains("2.sql:1:1", "22P02");
        assertThat(report.migrations().get(2).differences()).anyMatch(d -> d.contains("values differ in"));
    }

    @Test
    void an_up_that_fails_on_empty_tables_too_ends_the_rehearsal_with_its_place() throws SQLException {
        RehearsalReport report = rehearse(
                PEOPLE, Migration.of("2", "SELECT 1;\nDROP TABLE nobody").withDown(""), Migration.of("3", "SELECT 1"));

        assertThat(report.migrations()).hasSize(1);
        assertThat(report.problems()).singleElement().extracting(Problem::at).isNotEqualTo(Optional.empty());
        assertThat(report.problems().getFirst().at().orElseThrow().line()).isEqualTo(2);
    }

    @Test
    void scripts_may_hold_transactions_of_their_own_concurrent_statements_and_roles() throws SQLException {
        RehearsalReport report = rehearse(
                PEOPLE,
                Migration.of("2", "BEGIN; CREATE TABLE a (); COMMIT; CREATE TABLE b ()")
                        .withDown("DROP TABLE a, b"),
                Migration.of("3", "SET lock_timeout = '1s'; CREATE INDEX CONCURRENTLY i ON people (fax)")
                        .withDown("DROP INDEX CONCURRENTLY i"),
                Migration.of("4", "CREATE ROLE rehearsal_reader; GRANT SELECT ON people TO rehearsal_reader")
                        .withDown("REVOKE SELECT ON people FROM rehearsal_reader; DROP ROLE rehearsal_reader"));

        assertThat(report.problems()).isEmpty();
        assertThat(report.migrations()).extracting(Rehearsed::verdict).containsOnly(Verdict.RESTORED);
        assertThat(report.migrations()).extracting(Rehearsed::upAgain).containsOnly(Optional.of(true));
    }

    private static Rehearsed second(String up, String down) throws SQLException {
        RehearsalReport report = rehearse(PEOPLE, Migration.of("2", up).withDown(down));
        assertThat(report.problems()).isEmpty();
        assertThat(report.migrations().getFirst().notes()).isEmpty();
        return report.migrations().getLast();
    }

    private static RehearsalReport rehearse(Migration... migrations) throws SQLException {
        EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
        return new Rehearsal(server::url, RehearsalOptions.of(ParseOptions.defaults(), RehearsalSize.SMALL), one -> {})
                .run(MigrationSet.of(List.of(migrations)));
    }
}
