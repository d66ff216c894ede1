// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.migration.Migration;
import io.suture.core.migration.MigrationSet;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.ParseOptions;
import io.suture.core.sql.TableName;
import io.suture.testkit.EmbeddedServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Losses that only some rows show, and rows that come between up and down. */
class RehearsalRowsTest {
    private static final Migration ORDERS = Migration.of("1", """
            CREATE TABLE orders (
              id bigint PRIMARY KEY,
              state text NOT NULL,
              price numeric,
              note varchar(20),
              about jsonb,
              at timestamptz NOT NULL DEFAULT now())""").withDown("DROP TABLE orders");

    @Test
    void rows_that_scripts_look_for_are_among_those_that_are_generated() throws SQLException {
        Rehearsed last = second(
                "UPDATE orders SET state = 'open' WHERE state = 'Legacy State'; UPDATE orders SET note = 'x' WHERE about ->> 'kind' = 'Old'",
                "");

        assertThat(last.differences())
                .anyMatch(d -> d.startsWith("column state of table orders: values differ in"))
                .anyMatch(d -> d.startsWith("column note of table orders: values differ in"));
    }

    @Test
    void values_that_change_their_names_and_change_them_back_lose_nothing() throws SQLException {
        assertThat(second(
                                "UPDATE orders SET state = 'in_work' WHERE state = 'In Work'",
                                "UPDATE orders SET state = 'In Work' WHERE state = 'in_work'")
                        .differences())
                .isEmpty();
    }

    @Test
    void what_the_new_shape_lets_in_and_the_old_one_refuses_makes_the_down_fail_once_it_is_used() throws SQLException {
        Rehearsed last =
                second("ALTER TABLE orders ALTER note TYPE text", "ALTER TABLE orders ALTER note TYPE varchar(20)");

        assertThat(last.verdict()).isEqualTo(Verdict.DOWN_FAILS);
        assertThat(last.onlyAfterWrites()).isTrue();
        assertThat(last.differences())
                .singleElement()
                .asString()
                .startsWith("once clients of the new release have written: 2.down.sql:1:1: ")
                .contains("22001");
    }

    @Test
    void what_need_not_be_unique_any_more_is_written_twice() throws SQLException {
        RehearsalReport report = rehearse(
                RehearsalOptions.of(ParseOptions.defaults(), RehearsalSize.SMALL),
                Migration.of(
                                "1",
                                "CREATE TABLE slots (id int PRIMARY KEY, place text NOT NULL, CONSTRAINT one UNIQUE (place))")
                        .withDown("DROP TABLE slots"),
                Migration.of("2", """
                        ALTER TABLE slots DROP CONSTRAINT one, ADD COLUMN gone boolean NOT NULL DEFAULT false;
                        CREATE UNIQUE INDEX here ON slots (place) WHERE NOT gone""").withDown("""
                        DROP INDEX here;
                        ALTER TABLE slots DROP COLUMN gone, ADD CONSTRAINT one UNIQUE (place)"""));
        Rehearsed last = report.migrations().getLast();

        assertThat(last.verdict()).isEqualTo(Verdict.DOWN_FAILS);
        assertThat(last.onlyAfterWrites()).isTrue();
        assertThat(last.differences()).singleElement().asString().contains("23505");
    }

    @Test
    void a_down_that_cuts_what_was_written_meanwhile_loses_data() throws SQLException {
        Rehearsed last = second(
                "ALTER TABLE orders ALTER note TYPE text",
                "ALTER TABLE orders ALTER note TYPE varchar(20) USING left(note, 20)");

        assertThat(last.verdict()).isEqualTo(Verdict.RESTORED_DATA_LOST);
        assertThat(last.onlyAfterWrites()).isTrue();
        assertThat(last.differences())
                .containsExactly(
                        "column note of table orders: values that were written after the up are not what they were");
    }

    @Test
    void a_down_that_rounds_loses_data() throws SQLException {
        assertThat(second(
                                "ALTER TABLE orders ALTER price TYPE numeric(30, 2)",
                                "ALTER TABLE orders ALTER price TYPE numeric")
                        .differences())
                .singleElement()
                .asString()
                .startsWith("column price of table orders: values differ in");
    }

    @Test
    void rows_of_new_clients_that_a_down_deletes_are_said() throws SQLException {
        Rehearsed last = second(
                "ALTER TABLE orders ADD COLUMN channel text",
                "DELETE FROM orders WHERE channel IS NOT NULL; ALTER TABLE orders DROP COLUMN channel");

        assertThat(last.verdict()).isEqualTo(Verdict.RESTORED_DATA_LOST);
        assertThat(last.onlyAfterWrites()).isTrue();
        assertThat(last.differences())
                .singleElement()
                .asString()
                .matches("table orders: \\d+ of \\d+ rows that were written after the up are gone");
    }

    @Test
    void a_column_that_is_filled_and_dropped_again_takes_nothing_with_it() throws SQLException {
        assertThat(second(
                                "ALTER TABLE orders ADD COLUMN big text; UPDATE orders SET big = upper(state)",
                                "ALTER TABLE orders DROP COLUMN big")
                        .verdict())
                .isEqualTo(Verdict.RESTORED);
    }

    @Test
    void an_up_that_asks_more_of_rows_than_the_schema_did_gets_rows_that_meet_it() throws SQLException {
        Rehearsed last = second(
                "ALTER TABLE orders ALTER note SET NOT NULL, ADD CHECK (length(state) < 12), DROP COLUMN price;"
                        + " CREATE UNIQUE INDEX orders_note ON orders (note)",
                "ALTER TABLE orders ALTER note DROP NOT NULL, DROP CONSTRAINT orders_state_check,"
                        + " ADD COLUMN price numeric; DROP INDEX orders_note");

        assertThat(last.verdict()).isEqualTo(Verdict.RESTORED_DATA_LOST);
        assertThat(last.differences()).anyMatch(d -> d.startsWith("column price of table orders: values differ in"));
        assertThat(last.notes()).singleElement().asString().startsWith("the up fails on rows");
    }

    @Test
    void an_up_that_needs_an_empty_table_is_said_to() throws SQLException {
        Rehearsed last =
                second("ALTER TABLE orders ADD COLUMN owner text NOT NULL", "ALTER TABLE orders DROP COLUMN owner");

        assertThat(last.verdict()).isEqualTo(Verdict.RESTORED);
        assertThat(last.notes()).anyMatch(n -> n.startsWith("the up runs only while a table that it adds to is empty"));
    }

    @Test
    void a_missing_down_is_proposed_after_it_was_rehearsed_or_it_is_said_why_there_is_none() throws SQLException {
        RehearsalReport report = rehearse(
                RehearsalOptions.of(ParseOptions.defaults(), RehearsalSize.SMALL)
                        .proposingDowns(true),
                ORDERS,
                Migration.of("2", "ALTER TABLE orders ADD COLUMN age int; CREATE INDEX orders_at ON orders (at)"),
                Migration.of("3", "ALTER TABLE orders DROP COLUMN note"));

        ProposedDown possible = report.migrations().get(1).proposed().orElseThrow();
        assertThat(possible.verdict()).contains(Verdict.RESTORED);
        assertThat(possible.sql()).contains("DROP COLUMN").contains("DROP INDEX");
        assertThat(report.migrations().get(1).verdict()).isEqualTo(Verdict.NO_DOWN);
        ProposedDown none = report.migrations().get(2).proposed().orElseThrow();
        assertThat(none.sql()).isEmpty();
        assertThat(none.words()).singleElement().asString().contains("note");
        assertThat(report.migrations().getFirst().proposed()).isEmpty();
    }

    @Test
    void only_what_is_pending_is_rehearsed_on_top_of_what_exists_with_values_spread_as_they_are() throws SQLException {
        TableName orders = TableName.of("public", "orders");
        Skew skew = new Skew(Map.of(
                Identifier.of("price"), new Skew.Spread(0.9, 0, List.of()),
                Identifier.of("state"), new Skew.Spread(0, 3, List.of(0.8, 0.15))));
        RehearsalReport report = rehearse(
                RehearsalOptions.of(ParseOptions.defaults(), RehearsalSize.SMALL)
                        .asIn(new RehearsalTarget(15, Set.of(ORDERS.id()), Map.of(orders, skew))),
                ORDERS,
                Migration.of("2", """
                        DO $$ BEGIN
                          IF (SELECT count(*) > 0 AND (count(*) FILTER (WHERE price IS NULL) < 800 OR count(DISTINCT state) > 3)
                              FROM orders)
                          THEN RAISE 'spread otherwise'; END IF;
                        END $$""").withDown("SELECT 1"));

        assertThat(report.problems()).isEmpty();
        assertThat(report.migrations())
                .singleElement()
                .satisfies(m -> assertThat(m.notes()).isEmpty());
    }

    @Test
    void a_folder_may_go_on_from_what_a_dump_says_exists() throws SQLException {
        RehearsalReport report = rehearse(
                RehearsalOptions.of(ParseOptions.defaults(), RehearsalSize.SMALL)
                        .onTopOf(
                                url -> execute(url, "CREATE TABLE older (id int PRIMARY KEY, name text)"),
                                false,
                                id -> false),
                Migration.of("1", "ALTER TABLE older DROP COLUMN name")
                        .withDown("ALTER TABLE older ADD COLUMN name text"));

        assertThat(report.migrations().getFirst().verdict()).isEqualTo(Verdict.RESTORED_DATA_LOST);
    }

    @Test
    void new_clients_write_nulls_where_the_target_has_none_yet() throws SQLException {
        Skew skew = new Skew(Map.of(Identifier.of("state"), new Skew.Spread(0, 3, List.of())));
        RehearsalReport report = rehearse(
                RehearsalOptions.of(ParseOptions.defaults(), RehearsalSize.SMALL)
                        .asIn(new RehearsalTarget(15, Set.of(), Map.of(TableName.of("public", "orders"), skew))),
                ORDERS,
                Migration.of("2", "ALTER TABLE orders ALTER state DROP NOT NULL")
                        .withDown("ALTER TABLE orders ALTER state SET NOT NULL"));

        assertThat(report.migrations().getLast().verdict()).isEqualTo(Verdict.DOWN_FAILS);
        assertThat(report.migrations().getLast().onlyAfterWrites()).isTrue();
    }

    private static void execute(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Rehearsed second(String up, String down) throws SQLException {
        RehearsalReport report = rehearse(
                RehearsalOptions.of(ParseOptions.defaults(), RehearsalSize.SMALL),
                ORDERS,
                Migration.of("2", up).withDown(down));
        assertThat(report.problems()).isEmpty();
        return report.migrations().getLast();
    }

    private static RehearsalReport rehearse(RehearsalOptions options, Migration... migrations) throws SQLException {
        EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
        return new Rehearsal(server::url, options, one -> {}).run(MigrationSet.of(List.of(migrations)));
    }
}
