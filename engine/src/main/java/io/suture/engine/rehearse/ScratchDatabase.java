// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.sql.SqlLiteral;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.UUID;

/** A database of a scratch server that lives as long as this object. */
public final class ScratchDatabase implements AutoCloseable {
    static final String MAINTENANCE = "postgres";

    private final ScratchServer server;
    private final String name;

    private ScratchDatabase(ScratchServer server, String template) throws SQLException {
        this.server = server;
        this.name = "rehearsal_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection maintenance = connect(server, MAINTENANCE)) {
            execute(maintenance, "CREATE DATABASE " + name + " TEMPLATE " + template + strategy(maintenance));
        }
    }

    static ScratchDatabase empty(ScratchServer server) throws SQLException {
        return new ScratchDatabase(server, "template0");
    }

    /** Files are copied as they are: no WAL of every block, which would take twice as long. 14 knows no other way. */
    private static String strategy(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion() < 15 ? "" : " STRATEGY file_copy";
    }

    /** With everything this one holds; nobody may be connected to this one. The caller closes it. */
    public ScratchDatabase copy() throws SQLException {
        awaitEnd();
        return new ScratchDatabase(server, name);
    }

    /** JDBC URL for a superuser. */
    public String url() {
        return server.url(name);
    }

    /** In autocommit; the caller closes it. */
    Connection connect() throws SQLException {
        return connect(server, name);
    }

    /** Ends its sessions and removes it. */
    @Override
    public void close() throws SQLException {
        try (Connection maintenance = connect(server, MAINTENANCE)) {
            execute(maintenance, "DROP DATABASE " + name + " WITH (FORCE)");
        }
    }

    ScratchServer server() {
        return server;
    }

    /** A session that was closed ends a moment later; CREATE DATABASE would look again after 100 ms only. */
    private void awaitEnd() throws SQLException {
        String sessions = "SELECT 1 FROM pg_stat_activity WHERE datname = " + SqlLiteral.quote(name)
                + " AND backend_type = 'client backend'";
        try (Connection maintenance = connect(server, MAINTENANCE)) {
            for (int look = 0; look < 50 && isAny(maintenance, sessions); look++) {
                execute(maintenance, "SELECT pg_sleep(0.002)");
            }
        }
    }

    private static boolean isAny(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static Connection connect(ScratchServer server, String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("preferQueryMode", "extendedForPrepared");
        properties.setProperty("prepareThreshold", "0");
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("ApplicationName", "suture rehearse");
        return DriverManager.getConnection(server.url(database), properties);
    }
}
