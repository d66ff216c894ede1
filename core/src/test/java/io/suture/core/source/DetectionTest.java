// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectionTest {
    @ParameterizedTest
    @CsvSource({
        "native, 0010_add_column.sql, SELECT 1",
        "native, 2.0.0/0010_add_column.sql, SELECT 1",
        "flyway, V1.2__add_column.sql, SELECT 1",
        "flyway, sql/R__views.sql, SELECT 1",
        "updown, 0010_add_column.up.sql, SELECT 1",
        "diesel, 2026-07-30-140000-0000_add_index/up.sql, SELECT 1",
        "prisma, 20260801120000_add_column/migration.sql, SELECT 1",
        "goose, 00001_add_column.sql, -- +goose Up",
        "goose, 00001_add_column.sql, --+goose up",
        "dbmate, 20260801120000_add_column.sql, -- migrate:up",
        "dbmate, 20260801120000_add_column.sql, --migrate:up transaction:false"
    })
    void a_layout_is_told_by_what_the_folder_holds(String layout, String path, String text) {
        assertThat(Folder.with(path, text).layout()).isEqualTo(layout);
    }

    @Test
    void an_empty_folder_is_native_and_has_nothing_to_do() {
        Folder folder = Folder.with("README.md", "# how we work");
        assertThat(folder.layout()).isEqualTo("native");
        assertThat(folder.runOrder()).isEmpty();
    }

    @Test
    void a_folder_that_could_be_two_layouts_is_refused_with_both_named() {
        Folder folder = Folder.with("V1__init.sql", "").and("0002_more.up.sql", "");
        assertThatThrownBy(folder::read)
                .hasMessageContaining("LAYOUT-AMBIGUOUS")
                .hasMessageContaining("flyway, updown");
        assertThat(folder.problem().fix()).isEqualTo("say which: --layout flyway or --layout updown");
    }

    @Test
    void an_option_decides_what_would_be_ambiguous_and_the_rest_is_a_problem() {
        Folder folder =
                Folder.with("V1__init.sql", "").and("0002_more.up.sql", "").as("flyway");
        assertThat(folder.codes()).containsExactly("LAYOUT-FILE");
        assertThat(folder.problem().what()).contains("0002_more.up.sql");
    }

    @Test
    void an_unmarked_file_among_goose_files_is_not_taken_for_one_of_ours() {
        Folder folder = Folder.with("00001_a.sql", "-- +goose Up\nSELECT 1;").and("00002_b.sql", "SELECT 1;");
        assertThat(folder.problem().code()).isEqualTo("LAYOUT-AMBIGUOUS");
        assertThat(folder.as("goose").problem().code()).isEqualTo("MARK-UP");
    }

    @Test
    void sql_files_of_no_layout_are_refused_with_every_form_there_is() {
        Folder folder = Folder.with("tables.sql", "CREATE TABLE a ()");
        assertThat(folder.problem().code()).isEqualTo("LAYOUT-NONE");
        assertThat(folder.problem().why()).contains("native: ", "flyway: ", "diesel: ", "goose: ");
    }

    @Test
    void a_misspelt_layout_is_answered_with_the_nearest_one() {
        assertThat(Folder.with("1_a.sql", "").as("flyaway").problem().fix()).isEqualTo("say --layout flyway");
    }

    @Test
    void every_layout_says_what_its_files_look_like_and_has_a_name_of_its_own() {
        assertThat(Layouts.installed().all())
                .hasSize(7)
                .extracting(Layout::name)
                .doesNotHaveDuplicates();
        assertThat(Layouts.installed().all()).extracting(Layout::looksLike).noneMatch(String::isBlank);
    }
}
