// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.constraint;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class DropConstraintTest {
    @Test
    void what_depends_on_it_may_go_too() {
        Stated.by("""
                drop_constraint: {table: patients, name: patients_pkey, if_exists: true, cascade: true}
                """).isSql("""
                ALTER TABLE patients DROP CONSTRAINT IF EXISTS patients_pkey CASCADE
                """);
    }
}
