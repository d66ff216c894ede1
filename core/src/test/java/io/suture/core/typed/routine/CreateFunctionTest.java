// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.routine;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class CreateFunctionTest {
    @Test
    void what_it_is_like_may_be_said_in_any_order() {
        Stated.by("""
                create_function:
                  name: clinic.age
                  arguments: born date, today date DEFAULT current_date
                  returns: integer
                  language: sql
                  body: SELECT date_part('year', age(today, born))::integer
                  volatility: stable
                  strict: true
                  security_definer: true
                """).isSql("""
                CREATE FUNCTION clinic.age(born date, today date DEFAULT current_date) RETURNS integer
                AS 'SELECT date_part(''year'', age(today, born))::integer'
                STRICT SECURITY DEFINER STABLE LANGUAGE sql
                """);
    }

    @Test
    void it_may_return_rows() {
        Stated.by("""
                create_function:
                  name: busy
                  returns: TABLE (room integer, visits bigint)
                  language: sql
                  body: |-
                    SELECT room, count(*)
                    FROM visits GROUP BY room -- $$ means nothing here
                """).isSql("""
                CREATE FUNCTION busy() RETURNS TABLE (room integer, visits bigint) LANGUAGE sql AS $f$SELECT room, count(*)
                FROM visits GROUP BY room -- $$ means nothing here$f$
                """);
    }

    @Test
    void what_is_no_argument_is_refused() {
        assertThat(Stated.by("""
                create_function: {name: f, arguments: "a int) RETURNS int LANGUAGE sql AS ''; SELECT (1", returns: int, language: sql, body: SELECT 1}
                """).folder().codes()).containsExactly("SQL-SYNTAX");
    }
}
