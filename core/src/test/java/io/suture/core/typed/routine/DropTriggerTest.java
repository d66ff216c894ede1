// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.routine;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class DropTriggerTest {
    @Test
    void it_may_be_absent() {
        Stated.by("""
                drop_trigger: {name: t, table: public.visits, if_exists: true}
                """).isSql("""
                DROP TRIGGER IF EXISTS t ON public.visits
                """);
    }
}
