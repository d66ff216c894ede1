// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import static io.suture.engine.connect.SessionsTest.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.suture.testkit.EmbeddedServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolerTest {
    private final EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);

    @Test
    void a_pooler_in_transaction_mode_is_refused_before_it_keeps_any_setting_of_ours() throws Exception {
        String database = server.newDatabase();
        try (PgBouncer pooler = PgBouncer.start(server, "transaction", 5)) {
            Through refused = new Through(pooler, database);
            assertThat(refused.code(Purpose.MIGRATE)).isEqualTo("CONNECT-POOLER");
            assertThat(refused.code(Purpose.READ)).isEqualTo("CONNECT-POOLER");
            try (Connection application = pooler.connect(database)) {
                assertThat(SessionsTest.one(application, "SELECT current_setting('row_security')"))
                        .isEqualTo("on");
            }
        }
    }

    @Test
    void a_busy_pooler_in_transaction_mode_is_refused_too() throws Exception {
        String database = server.newDatabase();
        try (PgBouncer pooler = PgBouncer.start(server, "transaction", 5)) {
            List<Connection> others = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Connection busy = pooler.connect(database);
                busy.setAutoCommit(false);
                SessionsTest.one(busy, "SELECT 1");
                others.add(busy);
            }
            assertThat(new Through(pooler, database).code(Purpose.MIGRATE)).isEqualTo("CONNECT-POOLER");
            for (Connection busy : others) {
                busy.close();
            }
        }
    }

    @Test
    void a_pooler_with_one_server_to_give_is_refused_without_waiting_for_ever() throws Exception {
        String database = server.newDatabase();
        try (PgBouncer pooler = PgBouncer.start(server, "transaction", 1)) {
            assertThat(new Through(pooler, database).code(Purpose.MIGRATE)).isEqualTo("CONNECT-POOLER");
        }
    }

    @Test
    void a_pooler_in_session_mode_is_used_and_said() throws Exception {
        String database = server.newDatabase();
        try (PgBouncer pooler = PgBouncer.start(server, "session", 5);
                Session session = Sessions.to(
                                target(pooler.port(), database, EmbeddedServer.SUPERUSER), SessionOptions.defaults())
                        .open(Purpose.MIGRATE)) {
            assertThat(session.facts().pooled()).isTrue();
            assertThat(SessionsTest.setting(session, "row_security")).isEqualTo("off");
        }
    }

    private record Through(PgBouncer pooler, String database) {
        String code(Purpose purpose) throws IOException, SQLException {
            Sessions sessions =
                    Sessions.to(target(pooler.port(), database, EmbeddedServer.SUPERUSER), SessionOptions.defaults());
            return RefusalsTest.refused(sessions, purpose).code();
        }
    }
}
