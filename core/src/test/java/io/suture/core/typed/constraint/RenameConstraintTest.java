// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.constraint;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class RenameConstraintTest {
    @Test
    void it_is_planned_as_in_sql() {
        Stated.by("""
                rename_constraint: {table: patients, name: patients_pkey, to: patients_key}
                """).isSql("""
                ALTER TABLE patients RENAME CONSTRAINT patients_pkey TO patients_key
                """);
    }
}
