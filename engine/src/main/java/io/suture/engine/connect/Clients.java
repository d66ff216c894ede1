// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import io.suture.core.migration.ApplicationVersion;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Sessions of one application in one version, by one role, from one host.
 *
 * @param host name or address; {@code local} where the server does not say
 */
public record Clients(ApplicationVersion application, String role, String host, int sessions) {
    private static final String OWN = "suture";
    private static final String SESSIONS = """
            SELECT a.application_name, a.usename, coalesce(a.client_hostname, host(a.client_addr), 'local'), count(*)
            FROM pg_catalog.pg_stat_activity AS a
            WHERE a.datname = current_database() AND coalesce(a.backend_type, 'client backend') = 'client backend'
              AND a.pid <> pg_backend_pid()
            GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
            """;

    /** Who is connected to this database now, Suture's own sessions left out. */
    public static List<Clients> of(Connection connection) throws SQLException {
        List<Clients> clients = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SESSIONS)) {
            while (row.next()) {
                ApplicationVersion application = ApplicationVersion.of(row.getString(1));
                if (!application.name().startsWith(OWN)) {
                    clients.add(new Clients(application, row.getString(2), row.getString(3), row.getInt(4)));
                }
            }
        }
        return clients;
    }

    /** For people: {@code ward-app 1.9.3 (3 sessions of ward from 10.0.0.7)}. */
    public String words() {
        return application.words() + " (" + sessions + (sessions == 1 ? " session" : " sessions") + " of " + role
                + " from " + host + ")";
    }
}
