// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.view;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class CreateMaterializedViewTest {
    @Test
    void it_may_be_filled_later() {
        Stated.by("""
                create_materialized_view:
                  name: rooms
                  columns: [room, visits]
                  query: SELECT room, count(*) FROM visits GROUP BY room
                  without_data: true
                  if_not_exists: true
                """).isSql("""
                CREATE MATERIALIZED VIEW IF NOT EXISTS rooms (room, visits) AS SELECT room, count(*) FROM visits GROUP BY room WITH NO DATA
                """);
    }
}
