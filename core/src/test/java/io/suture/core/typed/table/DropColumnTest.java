// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class DropColumnTest {
    @Test
    void what_depends_on_it_may_go_too() {
        Stated.by("""
                drop_column: {table: patients, column: urgency, if_exists: true, cascade: true}
                """).isSql("""
                ALTER TABLE patients DROP IF EXISTS urgency CASCADE
                """);
    }
}
