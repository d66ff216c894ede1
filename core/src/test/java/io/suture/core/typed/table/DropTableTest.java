// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class DropTableTest {
    @Test
    void several_go_together_with_what_depends_on_them() {
        Stated.by("""
                drop_table: {tables: [visits, public.patients], if_exists: true, cascade: true}
                """).isSql("""
                DROP TABLE IF EXISTS visits, public.patients CASCADE
                """);
    }
}
