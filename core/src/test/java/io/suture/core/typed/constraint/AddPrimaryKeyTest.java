// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.constraint;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class AddPrimaryKeyTest {
    @Test
    void it_is_planned_as_in_sql() {
        Stated.by("""
                add_primary_key: {table: visits, columns: [room, starts_at], name: visits_key, deferrable: initially deferred}
                """).isSql("""
                ALTER TABLE visits ADD CONSTRAINT visits_key PRIMARY KEY (room, starts_at) DEFERRABLE INITIALLY DEFERRED
                """);
    }
}
