// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlScriptTest {
    private static final SourceName NAME = SourceName.of("V1__a.sql");

    @Test
    void a_script_falls_into_statements_with_their_exact_text_and_place() {
        SqlScript script = SqlScript.parse("\uFEFF-- first\r\ncreate table é.t (a int); \r\n\r\n  drop table t ;", NAME);
        assertThat(script.statements()).extracting(Statement::text).containsExactly("create table é.t (a int)", "drop table t");
        assertThat(script.statements()).extracting(s -> s.at().toString()).containsExactly("V1__a.sql:2:1", "V1__a.sql:4:3");
        assertThat(script.statements()).extracting(Statement::kind)
                .containsExactly(StatementKind.CREATE_TABLE, StatementKind.DROP_TABLE);
        assertThat(script.statements().getFirst().comments()).isEqualTo(List.of("-- first"));
    }
}
