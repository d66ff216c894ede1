// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.Statement;
import io.suture.core.typed.Stated;
import io.suture.core.typed.TwoSides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplaceColumnTest {
    @Test
    void names_and_expressions_with_quotes_in_them_come_through() {
        Stated.by("""
                replace_column:
                  table: visits
                  column: room
                  with: {name: Room's code, type: "varchar(9)"}
                  up: "'R''' || room"
                  down: substr("Room's code", 3)::int
                  lossy: accept
                """).isSql("""
                CALL suture.replace_column('visits', ARRAY[['room', 'substr("Room''s code", 3)::int']],
                    ARRAY[['Room''s code', 'varchar(9)', '''R'''''' || room']], true)
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CALL suture.replace_column('visits')",
                "CALL suture.replace_column('visits', ARRAY['room'], ARRAY[['a', 'text', 'room']])",
                "CALL suture.replace_column('visits', ARRAY[['room', 'a']], ARRAY[['a', 'room']])"
            })
    void a_call_with_other_arguments_is_not_understood(String sql) {
        Statement statement =
                SqlScript.parse(sql, SourceName.of("it.sql")).statements().getFirst();
        assertThat(TwoSides.isCall(statement)).isTrue();
        assertThat(TwoSides.of(statement)).isEmpty();
        assertThat(TwoSides.misunderstood(statement).code()).isEqualTo("OPERATION-CALL");
    }
}
