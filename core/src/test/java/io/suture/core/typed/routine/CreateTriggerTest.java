// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.routine;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class CreateTriggerTest {
    @Test
    void it_may_run_once_a_statement_with_arguments() {
        Stated.by("""
                create_trigger: {name: t, table: public.visits, timing: after, events: [truncate, delete], function: public.touch, arguments: [a, "b'c"], replace: true}
                """).isSql("""
                CREATE OR REPLACE TRIGGER t AFTER DELETE OR TRUNCATE ON public.visits EXECUTE FUNCTION public.touch('a', 'b''c')
                """);
    }

    @Test
    void one_of_a_view_runs_instead() {
        Stated.by("""
                create_trigger: {name: t, table: urgent_patients, timing: instead of, events: insert, for_each_row: true, function: touch}
                """).isSql("""
                CREATE TRIGGER t INSTEAD OF INSERT ON urgent_patients FOR EACH ROW EXECUTE PROCEDURE touch()
                """);
    }
}
