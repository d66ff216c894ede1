// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.migration.Section;
import org.junit.jupiter.api.Test;

class UpDownLayoutTest {
    @Test
    void numbers_are_compared_as_numbers() {
        Folder folder = Folder.with("10_j.up.sql", "").and("9_i.up.sql", "").and("0008_h.up.sql", "");
        assertThat(folder.runOrder()).containsExactly("0008_h", "9_i", "10_j");
    }

    @Test
    void up_and_down_of_one_name_are_one_migration() {
        Folder folder = Folder.with("1_a.up.sql", "SELECT 1;").and("1_a.down.sql", "SELECT 2;");
        assertThat(folder.ids()).containsExactly("1_a");
        assertThat(folder.migration("1_a").down()).contains(Section.of("1_a.down.sql", "SELECT 2;"));
    }

    @Test
    void a_down_of_another_name_belongs_to_the_only_up_of_its_number() {
        Folder folder = Folder.with("1_inputs.up.sql", "").and("1_input.down.sql", "SELECT 2;");
        assertThat(folder.migration("1_inputs").down().map(Section::text)).contains("SELECT 2;");
        assertThat(folder.notices()).containsExactly("DOWN-OTHER-NAME 1_input.down.sql");
    }

    @Test
    void a_down_without_an_up_is_noted_and_never_guessed() {
        Folder folder = Folder.with("1_a.up.sql", "")
                .and("1_b.up.sql", "")
                .and("1_c.down.sql", "")
                .and("2_gone.down.sql", "");
        assertThat(folder.notices())
                .containsExactlyInAnyOrder(
                        "MIGRATION-SAME-NUMBER 1_b.up.sql",
                        "DOWN-WITHOUT-UP 1_c.down.sql",
                        "DOWN-WITHOUT-UP 2_gone.down.sql");
        assertThat(folder.migration("1_a").down()).isEmpty();
    }

    @Test
    void a_file_of_no_direction_or_no_number_is_refused() {
        Folder folder = Folder.with("1_a.up.sql", "")
                .and("2_b.sql", "")
                .and("c.up.sql", "")
                .as("updown");
        assertThat(folder.codes()).containsExactly("LAYOUT-FILE", "LAYOUT-FILE");
    }

    @Test
    void a_changed_down_file_changes_the_bytes_of_the_migration() {
        Folder one = Folder.with("1_a.up.sql", "SELECT 1;").and("1_a.down.sql", "SELECT 2;");
        Folder other = Folder.with("1_a.up.sql", "SELECT 1;").and("1_a.down.sql", "SELECT 3;");
        assertThat(one.read().entries().getFirst().bytes())
                .isNotEqualTo(other.read().entries().getFirst().bytes());
    }
}
