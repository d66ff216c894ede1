// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class RenameColumnTest {
    @Test
    void the_word_column_may_be_left_out_in_sql() {
        Stated.by("""
                rename_column: {table: visits, column: room, to: place}
                """).isSql("""
                ALTER TABLE visits RENAME room TO place
                """);
    }
}
