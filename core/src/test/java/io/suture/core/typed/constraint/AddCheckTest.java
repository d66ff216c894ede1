// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.constraint;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class AddCheckTest {
    @Test
    void it_may_be_left_unproved() {
        Stated.by("""
                add_check: {table: visits, expression: "cost < 1000 OR room IS NULL", not_valid: true}
                """).isSql("""
                ALTER TABLE visits ADD CHECK (cost < 1000 OR room IS NULL) NOT VALID
                """);
    }
}
