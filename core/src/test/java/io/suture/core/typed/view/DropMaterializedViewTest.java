// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.view;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class DropMaterializedViewTest {
    @Test
    void it_may_be_absent() {
        Stated.by("""
                drop_materialized_view: {views: ward_load, if_exists: true}
                """).isSql("""
                DROP MATERIALIZED VIEW IF EXISTS ward_load
                """);
    }
}
