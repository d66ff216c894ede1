// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.raw;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.sql.ParseOptions;
import io.suture.core.sql.Statement;
import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class SqlTest {
    @Test
    void sql_stands_on_its_own_lines() {
        var up = Stated.by("""
                sql: |
                  -- why
                  UPDATE visits SET cost = 1;

                  UPDATE visits SET cost = 2 -- all
                """).migration().up();

        assertThat(up.parse(ParseOptions.defaults()).statements())
                .extracting(Statement::line)
                .containsExactly(4, 6);
    }
}
