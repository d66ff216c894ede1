// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class CreateTableTest {
    @Test
    void keys_checks_and_references_of_several_columns_are_fields_of_the_table() {
        Stated.by("""
                create_table:
                  name: clinic.beds
                  columns:
                    - {name: ward, type: integer, not_null: true}
                    - {name: number, type: smallint, not_null: true}
                    - {name: patient_id, type: bigint}
                  primary_key: {columns: [ward, number], name: beds_key}
                  unique:
                    - {columns: patient_id, deferrable: initially deferred}
                  checks:
                    - number > 0
                    - {expression: ward > 0, name: beds_ward}
                  foreign_keys:
                    - {columns: patient_id, references: {table: patients, on_update: cascade}}
                  if_not_exists: true
                """).isSql("""
                CREATE TABLE IF NOT EXISTS clinic.beds (
                    ward integer NOT NULL,
                    CHECK (number > 0),
                    number smallint NOT NULL,
                    patient_id bigint,
                    UNIQUE (patient_id) DEFERRABLE INITIALLY DEFERRED,
                    CONSTRAINT beds_key PRIMARY KEY (ward, number),
                    CONSTRAINT beds_ward CHECK (ward > 0),
                    FOREIGN KEY (patient_id) REFERENCES patients ON UPDATE CASCADE
                )
                """);
    }

    @Test
    void rows_may_be_divided() {
        Stated.by("""
                create_table:
                  name: events
                  columns:
                    - {name: at, type: timestamptz, not_null: true}
                  partition_by: {by: range, columns: at}
                """).isSql("""
                CREATE TABLE events (at timestamptz NOT NULL) PARTITION BY RANGE (at)
                """);
    }
}
