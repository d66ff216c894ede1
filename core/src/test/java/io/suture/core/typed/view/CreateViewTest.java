// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class CreateViewTest {
    @Test
    void its_columns_may_be_named_and_its_readers_rights_count() {
        Stated.by("""
                create_view:
                  name: clinic.rooms
                  columns: [room, visits]
                  query: SELECT room, count(*) FROM visits GROUP BY room
                  security_invoker: true
                """).isSql("""
                CREATE VIEW clinic.rooms (room, visits) WITH (security_invoker = true) AS
                SELECT room, count(*) FROM visits GROUP BY room
                """);
    }

    @Test
    void a_query_that_is_more_than_one_is_refused() {
        assertThat(Stated.by("""
                create_view: {name: v, query: "SELECT 1; DROP TABLE visits"}
                """).folder().codes()).containsExactly("OPERATION-QUERY");
    }
}
