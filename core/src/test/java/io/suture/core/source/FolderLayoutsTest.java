// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.migration.Section;
import org.junit.jupiter.api.Test;

class FolderLayoutsTest {
    @Test
    void diesel_compares_versions_as_text_so_that_longer_dates_stay_in_their_day() {
        Folder folder = Folder.with("2026-01-20-162913_b/up.sql", "")
                .and("2025-11-19-091444-0000_a/up.sql", "")
                .and("20260201000000_c/up.sql", "")
                .and("2026-02-01-000000-0000_d/up.sql", "")
                .and("00000000000000_diesel_initial_setup/up.sql", "");
        assertThat(folder.runOrder())
                .containsExactly(
                        "00000000000000_diesel_initial_setup",
                        "2025-11-19-091444-0000_a",
                        "2026-01-20-162913_b",
                        "20260201000000_c",
                        "2026-02-01-000000-0000_d");
    }

    @Test
    void diesel_keeps_a_migration_out_of_a_transaction_by_its_metadata() {
        Folder folder = Folder.with("1_a/up.sql", "SELECT 1;")
                .and("1_a/down.sql", "SELECT 2;")
                .and("1_a/metadata.toml", "run_in_transaction = false # index\n");
        assertThat(folder.migration("1_a").up().transactional()).contains(false);
        assertThat(folder.migration("1_a").down().flatMap(Section::transactional))
                .contains(false);
    }

    @Test
    void metadata_that_would_go_unheeded_is_refused() {
        Folder folder = Folder.with("1_a/up.sql", "").and("1_a/metadata.toml", "run_in_transaction = 0\n");
        assertThat(folder.problem().code()).isEqualTo("LAYOUT-SETTING");
    }

    @Test
    void other_sql_in_or_beside_the_folders_is_refused() {
        Folder folder = Folder.with("1_a/up.sql", "")
                .and("1_a/extra.sql", "")
                .and("dump.sql", "")
                .and("x/up.sql", "");
        assertThat(folder.codes()).containsExactly("LAYOUT-FILE", "LAYOUT-FILE", "LAYOUT-FILE");
    }

    @Test
    void a_folder_with_only_a_down_part_is_noted() {
        Folder folder = Folder.with("1_a/up.sql", "").and("2_b/down.sql", "");
        assertThat(folder.notices()).containsExactly("DOWN-WITHOUT-UP 2_b/down.sql");
    }

    @Test
    void two_folders_of_one_version_run_by_name() {
        Folder folder = Folder.with("2026-01-01_b/up.sql", "").and("20260101_a/up.sql", "");
        assertThat(folder.runOrder()).containsExactly("20260101_a", "2026-01-01_b");
        assertThat(folder.notices()).singleElement().asString().startsWith("MIGRATION-SAME-NUMBER");
    }

    @Test
    void prisma_has_one_file_a_folder_and_ignores_its_lock() {
        Folder folder = Folder.with("20260801120000_b/migration.sql", "SELECT 1;")
                .and("20260701120000_a/migration.sql", "")
                .and("20260801120000_b/down.sql", "SELECT 2;")
                .and("migration_lock.toml", "provider = \"postgresql\"\n");
        assertThat(folder.runOrder()).containsExactly("20260701120000_a", "20260801120000_b");
        assertThat(folder.migration("20260801120000_b").down().map(Section::text))
                .contains("SELECT 2;");
    }

    @Test
    void a_checksum_of_one_file_is_what_sha256sum_prints() {
        var entry =
                Folder.with("1_a/migration.sql", "SELECT 1;\n").read().entries().getFirst();
        assertThat(entry.bytes()).hasToString("b4e0497804e46e0a0b0b8c31975b062152d551bac49c3c2e80932567b4085dcd");
    }
}
