// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.view;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class RefreshMaterializedViewTest {
    @Test
    void readers_go_on_where_its_author_says_so() {
        Stated.by("""
                refresh_materialized_view: {view: ward_load, concurrently: true}
                """).isSql("""
                REFRESH MATERIALIZED VIEW CONCURRENTLY ward_load
                """);
    }
}
