// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.constraint;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class AddForeignKeyTest {
    @Test
    void columns_actions_and_time_of_the_check_are_said() {
        Stated.by("""
                add_foreign_key:
                  table: visits
                  columns: [patient_id]
                  references: {table: public.patients, columns: [id], on_delete: set null, on_update: restrict, deferrable: initially immediate}
                  name: visits_patient
                  not_valid: true
                """).isSql("""
                ALTER TABLE visits ADD CONSTRAINT visits_patient FOREIGN KEY (patient_id) REFERENCES public.patients (id)
                    ON DELETE SET NULL ON UPDATE RESTRICT DEFERRABLE NOT VALID
                """);
    }
}
