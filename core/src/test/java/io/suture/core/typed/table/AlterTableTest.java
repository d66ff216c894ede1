// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class AlterTableTest {
    @Test
    void changes_of_one_statement_stay_together() {
        Stated.by("""
                alter_table:
                  table: public.visits
                  changes:
                    - drop_column: room
                    - set_not_null: starts_at
                    - change_type: {column: cost, type: bigint}
                    - add_foreign_key: {columns: patient_id, references: patients}
                """).isSql("""
                ALTER TABLE public.visits DROP COLUMN room, ALTER starts_at SET NOT NULL, ALTER cost TYPE bigint,
                    ADD FOREIGN KEY (patient_id) REFERENCES patients
                """);
    }

    @Test
    void a_change_cannot_name_another_table() {
        assertThat(Stated.by("""
                alter_table:
                  table: visits
                  changes:
                    - drop_column: {table: patients, column: name}
                """).folder().codes()).containsExactly("YAML-KEY");
    }

    @Test
    void what_is_not_a_change_of_a_table_is_refused() {
        assertThat(Stated.by("""
                alter_table:
                  table: visits
                  changes:
                    - drop_index: visits_starts_at_idx
                """).folder().codes()).containsExactly("OPERATION-NAME");
    }
}
