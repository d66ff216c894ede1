// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.typed.SqlExpression;
import io.suture.core.typed.SqlType;
import io.suture.core.typed.Stated;
import io.suture.core.typed.TwoSides;
import java.util.List;
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

    @Test
    void where_nobody_else_is_it_is_three_ordinary_statements() {
        TwoSides sides = new TwoSides(
                "split_column",
                QualifiedName.parse("patients"),
                List.of(new TwoSides.Old(Identifier.of("mrn"), new SqlExpression("site || number"))),
                List.of(new TwoSides.New(
                        Identifier.of("site"), new SqlType("text"), new SqlExpression("left(mrn, 2)"))),
                false);
        assertThat(sides.plain())
                .containsExactly(
                        "ALTER TABLE patients ADD COLUMN site text",
                        "UPDATE patients SET site = left(mrn, 2)",
                        "ALTER TABLE patients DROP COLUMN mrn");
    }
}
