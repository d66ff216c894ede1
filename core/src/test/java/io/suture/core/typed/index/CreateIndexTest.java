// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class CreateIndexTest {
    @Test
    void an_index_may_be_of_expressions_unique_partial_and_of_another_method() {
        Stated.by("""
                create_index:
                  name: patients_email_key
                  table: patients
                  columns: [(lower(email)), ward DESC NULLS LAST]
                  unique: true
                  include: name
                """).isSql("""
                CREATE UNIQUE INDEX patients_email_key ON patients (lower(email), ward DESC NULLS LAST) INCLUDE (name)
                """);
        Stated.by("""
                create_index: {table: patients, columns: name text_pattern_ops, using: hash, concurrently: true}
                """).isSql("CREATE INDEX CONCURRENTLY ON patients USING hash (name text_pattern_ops)");
    }

    @Test
    void an_element_that_is_none_is_refused_where_the_operation_stands() {
        assertThat(Stated.by("create_index: {table: patients, columns: 'name) WHERE (true'}")
                        .folder()
                        .codes())
                .isNotEmpty();
    }
}
