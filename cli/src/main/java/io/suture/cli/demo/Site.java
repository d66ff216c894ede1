// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.demo;

import io.suture.testkit.EmbeddedServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** One copy of the school's database. {@value #OWNER} owns the tables and migrates, {@value #NURSES} work with them. */
record Site(EmbeddedServer server, String database) {
    static final String OWNER = "school_owner";
    static final String NURSES = "nurses";

    /** Makes the two roles; neither is a superuser. */
    static void makeRoles(EmbeddedServer server) throws SQLException {
        server.role(OWNER, "LOGIN");
        server.role(NURSES, "LOGIN");
        execute(server, "postgres", "GRANT pg_monitor TO " + OWNER);
    }

    /** A copy of the template for this demo's run. */
    static Site copyOf(EmbeddedServer server, String template) throws SQLException {
        Site site = new Site(server, server.newDatabaseFrom(template));
        execute(server, "postgres", "ALTER DATABASE " + site.database + " OWNER TO " + OWNER);
        return site;
    }

    /** Gives the nurses what they need, in the template. */
    static void grantToNurses(EmbeddedServer server, String template) throws SQLException {
        execute(server, template, "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO " + NURSES);
    }

    String ownerUrl() {
        return server.url(database, OWNER);
    }

    Connection owner() throws SQLException {
        return server.connect(database, OWNER);
    }

    DataSource nurses() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.url(database, NURSES));
        source.setApplicationName("school");
        return source;
    }

    private static void execute(EmbeddedServer server, String database, String sql) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
