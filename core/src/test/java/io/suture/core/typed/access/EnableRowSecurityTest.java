// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.access;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class EnableRowSecurityTest {
    @Test
    void it_is_planned_as_in_sql() {
        Stated.by("""
                enable_row_security: public.visits
                """).isSql("""
                ALTER TABLE public.visits ENABLE ROW LEVEL SECURITY
                """);
    }
}
