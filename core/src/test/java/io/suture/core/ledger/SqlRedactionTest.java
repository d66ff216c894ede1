// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlRedactionTest {
    private final SqlRedaction redaction = new SqlRedaction("5d1c");

    @Test
    void names_words_and_operators_stay() {
        assertThat(text("ALTER TABLE \"My Table\"  ADD COLUMN note text ;"))
                .isEqualTo("ALTER TABLE \"My Table\" ADD COLUMN note text ;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Marie Curie'",
                "E'Marie\\' Curie'",
                "U&'Marie Curie'",
                "$$Marie Curie$$",
                "$x$ select 'Marie Curie' $x$",
                "/* Marie Curie */ 1",
                "1 -- Marie Curie",
                "'Marie'\n'Curie'",
                "'Marie Curie",
                "N'Marie Curie'"
            })
    void what_could_be_a_value_goes(String literal) {
        assertThat(text("UPDATE patients SET name = " + literal))
                .doesNotContain("Marie")
                .doesNotContain("Curie")
                .startsWith("UPDATE patients SET name = ");
    }

    @Test
    void numbers_go() {
        assertThat(text("SELECT 19670312, B'101', X'1F', $1"))
                .doesNotContain("1967")
                .doesNotContain("101")
                .doesNotContain("1F")
                .endsWith("$1");
    }

    @Test
    void the_data_of_a_copy_goes() {
        assertThat(text("COPY patients FROM STDIN;\nMarie\tCurie\n\\.\n")).doesNotContain("Curie");
    }

    @Test
    void the_same_literal_has_the_same_hash_in_one_database_only() {
        assertThat(text("SELECT 'a'")).isEqualTo(text("SELECT /* b */ 'a'")).isNotEqualTo(text("SELECT 'b'"));
        assertThat(text("SELECT 'a'"))
                .isNotEqualTo(new SqlRedaction("6d1c").redact("SELECT 'a'").text());
    }

    @Test
    void a_very_long_statement_is_cut() {
        assertThat(text("SELECT a" + ", a".repeat(100_000)))
                .hasSizeLessThan(SqlRedaction.LONGEST + 100)
                .contains("300008 characters, sha256:");
    }

    private String text(String sql) {
        return redaction.redact(sql).text();
    }
}
