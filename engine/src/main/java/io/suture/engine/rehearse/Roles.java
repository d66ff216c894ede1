// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/** The server's roles as they were: roles belong to no database, so that what a script makes would be found by the next copy. */
record Roles(ScratchServer server, Set<String> before) implements AutoCloseable {
    static Roles of(ScratchServer server) throws SQLException {
        try (Connection maintenance = ScratchDatabase.connect(server, ScratchDatabase.MAINTENANCE)) {
            return new Roles(server, names(maintenance));
        }
    }

    /** Removes those that have come since; the databases they own something in must be gone. */
    @Override
    public void close() throws SQLException {
        try (Connection maintenance = ScratchDatabase.connect(server, ScratchDatabase.MAINTENANCE);
                Statement statement = maintenance.createStatement()) {
            Set<String> made = names(maintenance);
            made.removeAll(before);
            for (String role : made) {
                statement.execute("DROP ROLE " + role);
            }
        }
    }

    /** As SQL writes them. */
    private static Set<String> names(Connection connection) throws SQLException {
        Set<String> roles = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT quote_ident(rolname) FROM pg_roles")) {
            while (rows.next()) {
                roles.add(rows.getString(1));
            }
        }
        return roles;
    }
}
