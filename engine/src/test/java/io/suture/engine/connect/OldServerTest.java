// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;

class OldServerTest {
    @Test
    void a_server_older_than_14_is_refused() throws Exception {
        try (EmbeddedPostgres thirteen = EmbeddedPostgres.builder()
                .setServerConfig("unix_socket_directories", "")
                .start()) {
            Sessions sessions = SessionsTest.sessions(thirteen.getPort());
            assertThat(RefusalsTest.refused(sessions, Purpose.READ))
                    .satisfies(p -> assertThat(p.code()).isEqualTo("SERVER-TOO-OLD"))
                    .satisfies(p -> assertThat(p.what()).contains("13."));
        }
    }
}
