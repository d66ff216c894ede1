// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.constraint;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class ValidateConstraintTest {
    @Test
    void it_is_planned_as_in_sql() {
        Stated.by("""
                validate_constraint: {table: public.visits, name: visits_cost_check}
                """).isSql("""
                ALTER TABLE public.visits VALIDATE CONSTRAINT visits_cost_check
                """);
    }
}
