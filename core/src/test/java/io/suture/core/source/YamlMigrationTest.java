// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.migration.Condition;
import io.suture.core.migration.Migration;
import io.suture.core.migration.Phi;
import io.suture.core.problem.Problem;
import io.suture.core.sql.ParseOptions;
import io.suture.core.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlMigrationTest {
    private static final String WHOLE = """
            description: Add compliance fields
            justification: HIPAA 164.312(b)
            depends: 0005_users
            phi: [patients.ssn]
            breaking: true
            transactional: false
            precondition:
              - table patients must exist
              - no patient has a class: SELECT true
            operations:
              - add_column:
                  table: patients
                  column: {name: class, type: text}
              - sql: |
                  UPDATE patients SET class = 'PHI';

                  UPDATE patients SET class = 'NONE' WHERE false;
            down: |
              ALTER TABLE patients DROP COLUMN class;
            verify:
              - every patient has a class: |
                  SELECT count(*) = 0 FROM patients
                  WHERE class IS NULL
            """;

    @Test
    void a_migration_in_yaml_says_all_that_one_in_sql_can_say() {
        Folder folder = Folder.with("1.0.0/0005_users.sql", "SELECT 1").and("2.0.0/0010_add_class.yaml", WHOLE);
        Migration migration = folder.migration("0010_add_class");

        assertThat(folder.layout()).isEqualTo("native");
        assertThat(folder.runOrder()).containsExactly("0005_users", "0010_add_class");
        assertThat(migration.description()).isEqualTo("Add compliance fields");
        assertThat(migration.release().orElseThrow()).hasToString("2.0.0");
        assertThat(migration.about().phi()).isEqualTo(new Phi(true, List.of("patients.ssn")));
        assertThat(migration.about().breaking()).isTrue();
        assertThat(migration.up().transactional()).contains(false);
        assertThat(migration.preconditions())
                .extracting(Condition::name)
                .containsExactly("table patients must exist", "no patient has a class");
        assertThat(migration.verifications()).hasSize(1);
    }

    @Test
    void a_statement_stands_on_the_line_of_its_operation_and_sql_on_its_own() {
        Migration migration = Folder.with("0010_add_class.yaml", WHOLE).migration("0010_add_class");

        assertThat(migration.up().parse(ParseOptions.defaults()).statements())
                .extracting(Statement::line)
                .containsExactly(11, 15, 17);
        assertThat(migration.down().orElseThrow().parse(ParseOptions.defaults()).statements())
                .extracting(Statement::line)
                .containsExactly(19);
        assertThat(migration.verifications().getFirst().query().firstLine()).isEqualTo(22);
    }

    @Test
    void a_way_back_may_be_stated_as_operations() {
        String file = "operations:\n  - sql: SELECT 1\nundo:\n  - sql: SELECT 2\n";

        assertThat(Folder.with("0001_it.yaml", file).migration("0001_it").down())
                .hasValueSatisfying(down -> assertThat(down.text().strip()).isEqualTo("SELECT 2;"));
        assertThat(Folder.with("0001_it.yaml", file + "down: SELECT 3\n").codes())
                .containsExactly("SECTION-TWICE");
    }

    @Test
    void everything_wrong_with_a_file_is_said_at_once() {
        assertThat(Folder.with("0001_it.yaml", """
                        descripton: x
                        breaking: perhaps
                        operations:
                          - add_colum: {}
                          - create_index: {table: t}
                          - sql: [1]
                        verify:
                          - something unheard of
                        """).problems())
                .extracting(YamlMigrationTest::placed)
                .containsExactlyInAnyOrder(
                        "YAML-KEY 1:1",
                        "YAML-VALUE 2:11",
                        "OPERATION-NAME 4:5",
                        "YAML-MISSING 5:19",
                        "SECTION-EMPTY 8:5",
                        "YAML-VALUE 6:10");
    }

    @Test
    void a_target_of_a_data_migration_that_cannot_be_read_is_not_called_missing() {
        assertThat(Folder.with("0001_it.data.yaml", "source: a\ntarget: b\nkey: id\ncolums: {id: }")
                        .as("native")
                        .codes())
                .containsExactlyInAnyOrder("YAML-KEY", "DATA-COLUMNS");
        assertThat(Folder.with("0001_it.data.yaml", "source: a").as("native").codes())
                .containsExactly("YAML-MISSING");
        assertThat(Folder.with("0001_it.data.yaml", "source: a\ntargets: []")
                        .as("native")
                        .codes())
                .containsExactly("YAML-MISSING");
    }

    @Test
    void a_file_without_operations_or_of_another_ending_is_a_mistake() {
        assertThat(Folder.with("0001_it.yaml", "description: x").as("native").codes())
                .containsExactly("YAML-MISSING");
        assertThat(Folder.with("0001_it.yml", "operations: []")
                        .and("0002_b.sql", "")
                        .codes())
                .containsExactly("LAYOUT-FILE");
        assertThat(Folder.with("0001_it.yaml", "operations:\n- &a {sql: SELECT 1}\n- *a\n")
                        .codes())
                .containsExactly("YAML-SYNTAX");
    }

    private static String placed(Problem problem) {
        var at = problem.at().orElseThrow();
        return problem.code() + " " + at.line() + ":" + at.column();
    }
}
