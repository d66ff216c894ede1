// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class SplitColumnTest {
    @Test
    void a_table_in_a_schema_is_named_with_it() {
        Stated.by("""
                split_column:
                  table: public.patients
                  column: mrn
                  into:
                    - {name: site, type: text, up: "split_part(mrn, '-', 1)"}
                    - {name: number, type: integer, up: "split_part(mrn, '-', 2)::integer"}
                  down: site || '-' || number
                """).isSql("""
                CALL suture.split_column('public.patients', ARRAY[['mrn', 'site || ''-'' || number']],
                    ARRAY[['site', 'text', 'split_part(mrn, ''-'', 1)'], ['number', 'integer', 'split_part(mrn, ''-'', 2)::integer']])
                """);
    }
}
