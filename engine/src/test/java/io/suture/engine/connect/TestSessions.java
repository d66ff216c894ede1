// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import io.suture.testkit.EmbeddedServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The way to a database of a test's server, as the superuser unless said otherwise. */
public final class TestSessions {
    private TestSessions() {}

    public static Sessions to(EmbeddedServer server, String database) {
        return to(server.port(), database, Map.of());
    }

    /**
     * Through whatever listens at that port of this machine.
     *
     * @param properties of the driver
     */
    public static Sessions to(int port, String database, Map<String, String> properties) {
        return as(EmbeddedServer.SUPERUSER, port, database, properties);
    }

    /** As another user. */
    public static Sessions as(String user, int port, String database, Map<String, String> properties) {
        Target target =
                new Target(List.of(new HostPort("127.0.0.1", port)), database, user, Optional.empty(), properties);
        return Sessions.to(target, SessionOptions.defaults());
    }
}
