// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class RenameTableTest {
    @Test
    void the_new_name_may_need_quotes() {
        Stated.by("""
                rename_table: {table: public.visits, to: Encounters}
                """).isSql("""
                ALTER TABLE public.visits RENAME TO "Encounters"
                """);
    }
}
