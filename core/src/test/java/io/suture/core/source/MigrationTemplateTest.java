// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suture.core.migration.Migration;
import io.suture.core.migration.Version;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationTemplateTest {
    private static final Instant AT = Instant.parse("2026-11-21T02:03:04.567Z");

    @Test
    void a_new_file_carries_its_time_its_name_and_its_release() {
        MigrationName name = MigrationName.of("Add Vital-Signs");
        assertThat(new MigrationTemplate(name, AT, Optional.empty()).path())
                .isEqualTo("20261121020304_add_vital_signs.sql");
        assertThat(new MigrationTemplate(name, AT, Optional.of(Version.of("2.0.0"))).path())
                .isEqualTo("2.0.0/20261121020304_add_vital_signs.sql");
    }

    @Test
    void a_new_file_is_read_without_a_problem_and_does_nothing() {
        MigrationTemplate template = new MigrationTemplate(MigrationName.of("add vital signs"), AT, Optional.empty());
        Folder folder = Folder.with(template.path(), template.text());
        assertThat(folder.layout()).isEqualTo("native");
        Migration migration = folder.migration("20261121020304_add_vital_signs");
        assertThat(migration.description()).isEqualTo("Add vital signs");
        assertThat(Conditions.hasSql(migration.up().text())).isFalse();
        assertThat(migration.down()).isEmpty();
        assertThat(folder.notices()).isEmpty();
    }

    @Test
    void its_examples_are_right_once_their_first_dashes_are_gone() {
        String text = new MigrationTemplate(MigrationName.of("add vital signs"), AT, Optional.empty()).text();
        String used = text.replace("-- -- suture:down", "-- suture:down\nDROP TABLE x;")
                .replace("-- -- suture", "-- suture")
                .replace("-- SELECT", "SELECT")
                .replace("NAME", "x");
        Migration migration = Folder.with("1_a.sql", used).migration("1_a");
        assertThat(migration.preconditions()).hasSize(1);
        assertThat(migration.down()).isPresent();
        assertThat(migration.verifications()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fix", "update", "new migration", "test_changes", "my-stuff", "users", ""})
    void a_name_that_tells_nothing_is_refused(String name) {
        assertThatThrownBy(() -> MigrationName.of(name)).hasMessageContaining("NAME-EMPTY-WORDS");
    }

    @ParameterizedTest
    @CsvSource({"add table/users, NAME-CHARACTERS", "größere spalte, NAME-CHARACTERS", "drop table;, NAME-CHARACTERS"})
    void a_name_that_is_no_file_name_everywhere_is_refused(String name, String code) {
        assertThatThrownBy(() -> MigrationName.of(name)).hasMessageContaining(code);
    }

    @Test
    void a_name_has_an_end() {
        assertThatThrownBy(() -> MigrationName.of("add " + "x".repeat(100))).hasMessageContaining("NAME-LONG");
    }
}
