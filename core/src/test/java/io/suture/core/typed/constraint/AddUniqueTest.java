// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class AddUniqueTest {
    @Test
    void an_index_that_is_there_becomes_its_own() {
        Stated.by("""
                add_unique: {table: visits, name: visits_start, using_index: visits_starts_at_idx}
                """).isSql("""
                ALTER TABLE visits ADD CONSTRAINT visits_start UNIQUE USING INDEX visits_starts_at_idx
                """);
    }

    @Test
    void nulls_may_count_as_equal_and_columns_be_stored_besides() {
        Stated.by("""
                add_unique: {table: patients, columns: [ward, email], include: name, nulls_not_distinct: true}
                """).isSql("""
                ALTER TABLE patients ADD UNIQUE NULLS NOT DISTINCT (ward, email) INCLUDE (name)
                """);
    }

    @Test
    void columns_or_an_index_must_be_said() {
        assertThat(Stated.by("""
                add_unique: {table: patients}
                """).folder().codes()).containsExactly("OPERATION-EITHER");
    }
}
