// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class SetNotNullTest {
    @Test
    void a_table_in_use_is_proved_first_as_in_sql() {
        Stated.by("""
                set_not_null: {table: visits, column: room}
                """).isSql("""
                ALTER TABLE visits ALTER room SET NOT NULL
                """);
    }
}
