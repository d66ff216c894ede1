// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.index;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class RebuildIndexTest {
    @Test
    void writers_go_on_where_its_author_says_so() {
        Stated.by("""
                rebuild_index: {index: public.visits_starts_at_idx, concurrently: true}
                """).isSql("""
                REINDEX INDEX CONCURRENTLY public.visits_starts_at_idx
                """);
    }
}
