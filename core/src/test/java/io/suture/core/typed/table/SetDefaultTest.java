// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class SetDefaultTest {
    @Test
    void a_default_may_be_any_expression() {
        Stated.by("""
                set_default: {table: visits, column: starts_at, value: "now() + interval '1 hour'"}
                """).isSql("""
                ALTER TABLE visits ALTER starts_at SET DEFAULT now() + interval '1 hour'
                """);
    }
}
