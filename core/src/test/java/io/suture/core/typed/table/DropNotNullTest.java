// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class DropNotNullTest {
    @Test
    void it_is_planned_as_in_sql() {
        Stated.by("""
                drop_not_null: {table: visits, column: patient_id}
                """).isSql("""
                alter table visits alter patient_id drop not null
                """);
    }
}
