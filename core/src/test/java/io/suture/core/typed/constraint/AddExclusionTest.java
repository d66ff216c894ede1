// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class AddExclusionTest {
    @Test
    void several_elements_have_an_operator_each() {
        Stated.by("""
                add_exclusion:
                  table: visits
                  name: visits_room
                  using: gist
                  elements:
                    - {element: room, operator: "="}
                    - {element: "tstzrange(starts_at, ends_at)", operator: "&&"}
                """).isSql("""
                ALTER TABLE visits ADD CONSTRAINT visits_room EXCLUDE USING gist (room WITH =, tstzrange(starts_at, ends_at) WITH &&)
                """);
    }

    @Test
    void a_word_is_no_operator() {
        assertThat(Stated.by("""
                add_exclusion: {table: visits, elements: {element: room, operator: equals}}
                """).folder().codes()).containsExactly("OPERATION-OPERATOR");
    }
}
