// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class MoveColumnTest {
    @Test
    void it_may_have_another_name_there_and_a_key_of_several_columns() {
        Stated.by("""
                move_column:
                  table: clinic.beds
                  column: phone
                  to: lines
                  by: [ward, bed]
                  as: extension
                """).given("""
                CREATE TABLE clinic.beds (ward int, bed int, phone text, PRIMARY KEY (ward, bed));
                CREATE TABLE lines (id bigint PRIMARY KEY, ward int NOT NULL, bed int NOT NULL, UNIQUE (ward, bed),
                    FOREIGN KEY (ward, bed) REFERENCES clinic.beds);
                """).isSql("""
                CALL suture.move_column('clinic.beds', "column" => 'phone', "to" => 'lines', by => ARRAY['ward', 'bed'],
                    "as" => 'extension')
                """);
    }
}
