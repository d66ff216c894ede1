// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.migration.Condition;
import io.suture.core.migration.Migration;
import io.suture.core.problem.Problem;
import io.suture.core.sql.ParseOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SectionTest {
    private static final String WHOLE = """
            /* ---
            description: Add vital signs
            --- */
            -- suture:precondition table vital_signs must not exist

            -- suture:precondition every patient has a ward
            SELECT count(*) = 0 FROM patients WHERE ward IS NULL;

            -- suture:up
            CREATE TABLE vital_signs (id int);

            -- suture:down
            DROP TABLE vital_signs;

            -- suture:verify it is there
            SELECT to_regclass('vital_signs') IS NOT NULL
            """;

    @Test
    void a_file_without_marks_is_all_up() {
        Migration migration = read("SELECT 1;\n");
        assertThat(migration.up().text()).isEqualTo("SELECT 1;\n");
        assertThat(migration.up().firstLine()).isEqualTo(1);
        assertThat(migration.down()).isEmpty();
    }

    @Test
    void a_comment_for_the_linter_begins_no_section() {
        String sql = "-- suture: ignore drop-table: nobody reads it\nDROP TABLE wards;\n";
        assertThat(read(sql).up().text()).isEqualTo(sql);
    }

    @Test
    void marks_cut_a_file_into_its_parts() {
        Migration migration = read(WHOLE);
        assertThat(migration.preconditions())
                .extracting(Condition::name)
                .containsExactly("table vital_signs must not exist", "every patient has a ward");
        assertThat(migration.up().text()).isEqualTo("CREATE TABLE vital_signs (id int);\n\n");
        assertThat(migration.down().orElseThrow().text()).isEqualTo("DROP TABLE vital_signs;\n\n");
        assertThat(migration.verifications()).extracting(Condition::name).containsExactly("it is there");
    }

    @Test
    void a_part_knows_where_in_the_file_its_statements_stand() {
        Migration migration = read(WHOLE);
        assertThat(migration.up().firstLine()).isEqualTo(10);
        assertThat(migration.down().orElseThrow().firstLine()).isEqualTo(13);
        assertThat(migration.up().parse(ParseOptions.defaults()).statements())
                .singleElement()
                .satisfies(s -> assertThat(s.line()).isEqualTo(10));
    }

    @Test
    void sql_before_the_first_mark_is_the_up_part() {
        Migration migration = read("CREATE TABLE a ();\n-- suture:down\nDROP TABLE a;");
        assertThat(migration.up().text()).isEqualTo("CREATE TABLE a ();\n");
        assertThat(migration.down().orElseThrow().text()).isEqualTo("DROP TABLE a;");
    }

    @Test
    void a_mark_inside_a_body_or_a_string_divides_nothing() {
        String body = "DO $$ BEGIN\n-- suture:down\nEND $$;\nSELECT '\n-- suture:verify x\n';\n/*\n-- suture:up\n*/\n";
        assertThat(read(body).up().text()).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            table vital_signs must not exist | SELECT NOT to_regclass('vital_signs') IS NOT NULL
            Table a.b must exist             | SELECT to_regclass('a.b') IS NOT NULL
            type mood must exist             | SELECT to_regtype('mood') IS NOT NULL
            schema audit must exist          | SELECT to_regnamespace('audit') IS NOT NULL
            """)
    void some_sentences_need_no_query(String sentence, String query) {
        Migration migration = read("-- suture:precondition " + sentence + "\n-- suture:up\nSELECT 1;");
        assertThat(migration.preconditions()).singleElement().satisfies(c -> {
            assertThat(c.query().text()).isEqualTo(query);
            assertThat(c.query().firstLine()).isEqualTo(1);
        });
    }

    @Test
    void a_column_is_named_with_its_table() {
        Migration migration = read("-- suture:verify column patients.\"Mrn\" must exist\n-- suture:up\n");
        assertThat(migration.verifications().getFirst().query().text())
                .contains("to_regclass('patients')")
                .contains("attname = 'Mrn'");
    }

    @Test
    void everything_wrong_with_the_marks_is_in_one_list() {
        List<Problem> problems = problems("""
                SELECT 1; -- suture:down
                -- suture:vrify x
                -- suture:up
                SELECT 1;
                -- suture:verify
                SELECT true;
                -- suture:precondition nothing below
                -- suture:verify two at once
                SELECT true; SELECT false;
                """);
        assertThat(problems)
                .extracting(p -> p.code() + " " + p.at().orElseThrow())
                .containsExactlyInAnyOrder(
                        "SECTION-PLACE 0001_a.sql:1:11",
                        "SECTION-NAME 0001_a.sql:2:1",
                        "SECTION-TWICE 0001_a.sql:3:1",
                        "SECTION-SENTENCE 0001_a.sql:5:1",
                        "SECTION-EMPTY 0001_a.sql:7:1",
                        "SECTION-STATEMENTS 0001_a.sql:8:1");
        assertThat(problems).extracting(Problem::fix).contains("did you mean `-- suture:verify`?");
    }

    @Test
    void conditions_alone_are_no_migration() {
        assertThat(problems("-- suture:verify it holds\nSELECT true;"))
                .extracting(Problem::code)
                .containsExactly("SECTION-UP");
    }

    @Test
    void a_declared_transaction_holds_for_both_directions() {
        Migration migration = read("/* ---\ntransactional: false\n--- */\nSELECT 1;\n-- suture:down\nSELECT 2;");
        assertThat(migration.up().transactional()).contains(false);
        assertThat(migration.down().orElseThrow().transactional()).contains(false);
    }

    private static Migration read(String text) {
        return Folder.with("0001_a.sql", text).migration("0001_a");
    }

    private static List<Problem> problems(String text) {
        return Folder.with("0001_a.sql", text).problems();
    }
}
