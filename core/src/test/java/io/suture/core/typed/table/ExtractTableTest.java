// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class ExtractTableTest {
    @Test
    void it_may_have_a_key_of_several_columns_and_of_the_same_names() {
        Stated.by("""
                extract_table:
                  table: clinic.beds
                  columns: [phone, extension]
                  to: lines
                """).given("""
                CREATE TABLE clinic.beds (ward int, bed int, phone text, extension int, PRIMARY KEY (ward, bed));
                """).isSql("""
                CALL suture.extract_table('clinic.beds', columns => ARRAY['phone', 'extension'], "to" => 'lines')
                """);
    }
}
