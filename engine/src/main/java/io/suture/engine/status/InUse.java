// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.status;

import io.suture.engine.connect.Clients;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What applications see of the database, and which are connected to it; two round trips. */
public record InUse(List<ReleaseStatus> releases, List<Clients> clients) {
    public InUse {
        releases = List.copyOf(releases);
        clients = List.copyOf(clients);
    }

    public static InUse of(Connection connection) throws SQLException {
        return new InUse(ReleaseStatus.of(connection), Clients.of(connection));
    }
}
