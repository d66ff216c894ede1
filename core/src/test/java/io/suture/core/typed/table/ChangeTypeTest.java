// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class ChangeTypeTest {
    @Test
    void a_new_value_is_computed_from_the_old_one() {
        Stated.by("""
                change_type: {table: visits, column: cost, type: "numeric(10, 2)", using: cost / 100.0}
                """).isSql("""
                ALTER TABLE visits ALTER cost SET DATA TYPE numeric(10,2) USING cost/100.0
                """);
    }

    @Test
    void a_collation_may_change() {
        Stated.by("""
                change_type: {table: patients, column: name, type: text, collation: pg_catalog.C}
                """).isSql("""
                ALTER TABLE patients ALTER name TYPE text COLLATE pg_catalog."C"
                """);
    }
}
