// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.type;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class RenameEnumValueTest {
    @Test
    void it_is_planned_as_in_sql() {
        Stated.by("""
                rename_enum_value: {type: public.triage, value: low, to: Low}
                """).isSql("""
                ALTER TYPE public.triage RENAME VALUE 'low' TO 'Low'
                """);
    }
}
