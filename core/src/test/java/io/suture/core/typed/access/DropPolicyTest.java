// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.access;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class DropPolicyTest {
    @Test
    void it_may_be_absent() {
        Stated.by("""
                drop_policy: {name: p, table: public.patients, if_exists: true}
                """).isSql("""
                DROP POLICY IF EXISTS p ON public.patients
                """);
    }
}
