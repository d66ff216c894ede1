// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suture.core.problem.SutureException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SqlLiteralTest {
    @Test
    void a_quote_is_doubled() {
        assertThat(SqlLiteral.quote("it's")).isEqualTo("'it''s'");
    }

    @Test
    void a_backslash_makes_an_escape_string() {
        assertThat(SqlLiteral.quote("\\' ; drop")).isEqualTo("E'\\\\'' ; drop'");
    }

    @Test
    void nothing_is_null() {
        assertThat(SqlLiteral.quote(Optional.empty())).isEqualTo("NULL");
    }

    @Test
    void a_nul_character_is_refused() {
        assertThatThrownBy(() -> SqlLiteral.quote("a\0b"))
                .isInstanceOfSatisfying(
                        SutureException.class,
                        e -> assertThat(e.problems()).extracting(p -> p.code()).containsExactly("SQL-NUL"));
    }
}
