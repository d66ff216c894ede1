// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortSqlTest {
    private static final String LONG = "CASE WHEN a ~ ')' THEN lower(a) END || ".repeat(20) + "b";

    @Test
    void what_is_long_in_parentheses_is_left_out_and_what_is_short_stays() {
        assertThat(ShortSql.of("INSERT INTO t (id, a) SELECT id, (" + LONG + ")::text FROM (SELECT id\nFROM (" + LONG
                        + ") AS s) AS src WHERE lower(a) = 'x'"))
                .isEqualTo("INSERT INTO t (id, a) SELECT id, (…)::text FROM (…) AS src WHERE lower(a) = 'x'");
    }

    @Test
    void so_is_what_is_long_in_quotes() {
        assertThat(ShortSql.of("DO $kept$ BEGIN PERFORM " + LONG + "; END $kept$"))
                .isEqualTo("DO $kept$ … $kept$");
        assertThat(ShortSql.of("SELECT '" + "x".repeat(500) + "', 'y'")).isEqualTo("SELECT ' … ', 'y'");
    }

    @Test
    void a_statement_without_a_long_line_is_said_whole() {
        String sql = "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$\n" + "SELECT (1 + 1);\n".repeat(50) + "$$";
        assertThat(ShortSql.of(sql)).isEqualTo(sql);
        assertThat(ShortSql.isLong(sql)).isFalse();
    }

    @Test
    void a_parenthesis_that_nothing_closes_stays() {
        String sql = "SELECT (" + "a + ".repeat(120);
        assertThat(ShortSql.of(sql)).isEqualTo(sql);
    }
}
