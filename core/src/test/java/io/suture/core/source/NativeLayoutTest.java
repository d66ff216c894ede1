// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.migration.Migration;
import io.suture.core.migration.Version;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeLayoutTest {
    @Test
    void the_order_is_release_then_number_then_name() {
        Folder folder = Folder.with("2.0.0/0010_b.sql", "")
                .and("10.0.0/0001_c.sql", "")
                .and("2.0.0/9_a.sql", "")
                .and("2.0.0-rc.1/0099_early.sql", "")
                .and("0500_flat.sql", "");
        assertThat(folder.runOrder()).containsExactly("0500_flat", "0099_early", "9_a", "0010_b", "0001_c");
    }

    @Test
    void front_matter_names_the_release_of_a_file_that_lies_flat() {
        Folder folder = Folder.with("0001_a.sql", "/* ---\nrelease: 2.0.0\n--- */")
                .and("0002_b.sql", "/* ---\nrelease: 1.0.0\n--- */");
        assertThat(folder.runOrder()).containsExactly("0002_b", "0001_a");
    }

    @Test
    void a_folder_and_a_front_matter_that_name_two_releases_are_refused() {
        Folder folder = Folder.with("2.0.0/0001_a.sql", "/* ---\nrelease: 2.1.0\n--- */");
        assertThat(folder.problem().code()).isEqualTo("MIGRATION-RELEASE");
        assertThat(folder.problem().what()).contains("2.0.0").contains("2.1.0");
    }

    @Test
    void an_id_is_the_file_name_and_unique_across_releases() {
        Folder folder = Folder.with("1.0.0/0001_init.sql", "").and("2.0.0/0001_init.sql", "");
        assertThat(folder.problem().code()).isEqualTo("MIGRATION-DUPLICATE");
        assertThat(folder.problem().what()).contains("1.0.0/0001_init.sql").contains("2.0.0/0001_init.sql");
    }

    @Test
    void two_of_one_number_run_by_name_and_that_is_said() {
        Folder folder = Folder.with("0010_b.sql", "").and("0010_a.sql", "");
        assertThat(folder.runOrder()).containsExactly("0010_a", "0010_b");
        assertThat(folder.notices()).containsExactly("MIGRATION-SAME-NUMBER 0010_b.sql");
    }

    @Test
    void a_file_without_a_number_is_a_problem_and_files_of_another_kind_are_not() {
        Folder folder = Folder.with("0001_a.sql", "")
                .and("add_table.sql", "")
                .and("README.md", "")
                .and("LICENSE", "")
                .and("manifest.json", "");
        assertThat(folder.codes()).containsExactly("LAYOUT-FILE");
        assertThat(folder.problem().fix()).contains("0010_add_table.sql");
    }

    @Test
    void a_migration_in_another_language_is_never_left_out_silently() {
        Folder folder =
                Folder.with("0001_a.sql", "").and("0002_backfill.go", "").and("1700000000000-Add.ts", "");
        assertThat(folder.codes()).containsExactly("LAYOUT-NOT-SQL", "LAYOUT-NOT-SQL");
    }

    @Test
    void a_description_is_the_authors_else_the_name_in_words() {
        Folder folder =
                Folder.with("0001_add_vital_signs.sql", "").and("0002_b.sql", "/* ---\ndescription: Better\n--- */");
        assertThat(folder.migration("0001_add_vital_signs").description()).isEqualTo("add vital signs");
        assertThat(folder.migration("0002_b").description()).isEqualTo("Better");
    }

    @Test
    void what_a_release_says_about_itself_lies_in_its_folder() {
        Folder folder = Folder.with("2.0.0/0010_a.sql", "")
                .and("2.0.0/release.yaml", "breaking: true\ndeprecated: [md5Hash]\nminimum: 1.5.0\n");
        assertThat(folder.read().releases()).singleElement().satisfies(release -> {
            assertThat(release.version()).isEqualTo(Version.of("2.0.0"));
            assertThat(release.breaking()).isTrue();
            assertThat(release.deprecated()).containsExactly("md5Hash");
            assertThat(release.minimum()).contains(Version.of("1.5.0"));
        });
    }

    @Test
    void a_wrong_release_file_is_in_the_list_when_something_is_to_run() {
        Folder folder = Folder.with("2.0.0/0010_a.sql", "").and("2.0.0/release.yaml", "braking: true\n");
        assertThat(folder.problem().fix()).isEqualTo("did you mean `breaking`?");
        assertThat(folder.problem().at().orElseThrow()).hasToString("2.0.0/release.yaml:1:1");
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_change_nothing() {
        String unix = "/* ---\ndescription: Same\n--- */\nSELECT 1;\n-- suture:down\nSELECT 2;\n";
        Migration windows =
                Folder.with("0001_a.sql", "\uFEFF" + unix.replace("\n", "\r\n")).migration("0001_a");
        assertThat(windows.description()).isEqualTo("Same");
        assertThat(windows.up().text()).endsWith("SELECT 1;\r\n");
        assertThat(windows.down().orElseThrow().text()).isEqualTo("SELECT 2;\r\n");
        assertThat(windows.down().orElseThrow().firstLine()).isEqualTo(6);
    }

    @Test
    void a_file_in_another_encoding_names_the_place_of_its_first_wrong_byte() {
        byte[] latin1 = "SELECT 1;\n-- caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        Folder folder = new Folder().and("0001_a.sql", latin1);
        assertThat(folder.problem().code()).isEqualTo("FILE-NOT-UTF8");
        assertThat(folder.problem().at().orElseThrow()).hasToString("0001_a.sql:2:7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- +migrate Down",
                "--\t+micrate down",
                "-- Down Migration",
                "# --- !Downs",
                "-- !Downs",
                "---- create above / drop below ----",
            })
    void what_another_tool_would_take_back_does_not_run_as_part_of_the_migration(String mark) {
        Folder folder = Folder.with("1_a.sql", "CREATE TABLE a (id int);\n" + mark + "\nDROP TABLE a;");
        assertThat(folder.problem().code()).isEqualTo("MARK-FOREIGN");
        assertThat(folder.problem().at().orElseThrow().line()).isEqualTo(2);
    }

    @Test
    void a_remark_on_the_way_down_is_none_of_these_marks() {
        Folder folder = Folder.with("1_a.sql", "-- the system is down\n-- we slow down here\nSELECT 1;");
        assertThat(folder.runOrder()).containsExactly("1_a");
    }
}
