// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.migration.Migration;
import io.suture.core.migration.Section;
import org.junit.jupiter.api.Test;

class MarkedLayoutsTest {
    @Test
    void a_down_section_without_a_statement_is_the_template_s_and_counts_as_none() {
        Folder folder = Folder.with("20260101000000_a.sql", "-- migrate:up\nCREATE TABLE a ();\n\n-- migrate:down\n\n");
        assertThat(folder.migration("20260101000000_a").down()).isEmpty();
    }

    @Test
    void goose_divides_a_file_by_its_marks() {
        Migration migration = Folder.with("00001_a.sql", """
                -- +goose Up
                -- +goose StatementBegin
                CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; $$;
                -- +goose StatementEnd

                -- +goose Down
                DROP FUNCTION f();
                """).migration("00001_a");
        assertThat(migration.up().text()).contains("CREATE FUNCTION").doesNotContain("DROP");
        assertThat(migration.up().firstLine()).isEqualTo(2);
        assertThat(migration.down())
                .contains(Section.of("00001_a.sql", "DROP FUNCTION f();\n").at(7));
        assertThat(migration.up().transactional()).isEmpty();
    }

    @Test
    void goose_keeps_both_directions_out_of_a_transaction() {
        Migration migration = Folder.with(
                        "1_a.sql", "-- +goose NO TRANSACTION\n-- +goose up\nVACUUM;\n--   +goose down\nANALYZE;\n")
                .migration("1_a");
        assertThat(migration.up().transactional()).contains(false);
        assertThat(migration.down().flatMap(Section::transactional)).contains(false);
    }

    @Test
    void goose_runs_by_number_and_dbmate_by_name() {
        String goose = "-- +goose Up\n";
        assertThat(Folder.with("10_b.sql", goose).and("9_a.sql", goose).runOrder())
                .containsExactly("9_a", "10_b");
        String dbmate = "-- migrate:up\n";
        assertThat(Folder.with("10_b.sql", dbmate).and("9_a.sql", dbmate).runOrder())
                .containsExactly("10_b", "9_a");
    }

    @Test
    void dbmate_says_of_each_direction_whether_it_shares_a_transaction() {
        Migration migration = Folder.with(
                        "1_a.sql", "-- migrate:up transaction:false\nVACUUM;\n-- migrate:down\nSELECT 1;\n")
                .migration("1_a");
        assertThat(migration.up().transactional()).contains(false);
        assertThat(migration.down().flatMap(Section::transactional)).isEmpty();
        assertThat(migration.up().text()).isEqualTo("VACUUM;\n");
    }

    @Test
    void what_would_go_unheeded_is_refused_all_at_once() {
        Folder folder = Folder.with("1_a.sql", """
                SELECT 0;
                -- +goose Up
                SELECT 1;
                -- +goose ENVSUB ON
                -- +goose Upp
                -- +goose Up
                SELECT 2;
                """);
        assertThat(folder.problems())
                .extracting(p -> p.code() + " " + p.at().orElseThrow().line())
                .containsExactlyInAnyOrder("MARK-BEFORE 1", "MARK-UNKNOWN 4", "MARK-UNKNOWN 5", "MARK-TWICE 6");
    }

    @Test
    void an_unknown_option_of_dbmate_is_refused() {
        assertThat(Folder.with("1_a.sql", "-- migrate:up transact:false\n").codes())
                .contains("MARK-UNKNOWN");
    }

    @Test
    void a_file_without_an_up_part_is_refused() {
        assertThat(Folder.with("1_a.sql", "-- +goose Up\n")
                        .and("2_b.sql", "-- +goose Down\n")
                        .codes())
                .containsExactly("MARK-UP");
    }

    @Test
    void lines_may_end_as_on_windows() {
        Migration migration = Folder.with("1_a.sql", "-- migrate:up\r\nSELECT 1;\r\n-- migrate:down\r\nSELECT 2;\r\n")
                .migration("1_a");
        assertThat(migration.up().text()).isEqualTo("SELECT 1;\r\n");
        assertThat(migration.down().orElseThrow().firstLine()).isEqualTo(4);
    }
}
