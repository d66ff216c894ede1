// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class DropDefaultTest {
    @Test
    void it_is_not_taken_for_a_new_default() {
        Stated.by("""
                drop_default: {table: visits, column: room}
                """).isSql("""
                ALTER TABLE visits ALTER COLUMN room DROP DEFAULT
                """);
    }
}
