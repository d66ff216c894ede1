// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.index;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class DropIndexTest {
    @Test
    void several_go_at_once() {
        Stated.by("""
                drop_index: {indexes: [a_idx, public.b_idx], if_exists: true}
                """).isSql("""
                DROP INDEX IF EXISTS a_idx, public.b_idx
                """);
    }

    @Test
    void nobody_waits_where_its_author_says_so() {
        Stated.by("""
                drop_index: {indexes: visits_starts_at_idx, concurrently: true}
                """).isSql("""
                DROP INDEX CONCURRENTLY visits_starts_at_idx
                """);
    }
}
