// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import io.suture.testkit.EmbeddedServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A database of a role that is no superuser, a session of that role, and what a test asks of them. */
public final class Clinic implements AutoCloseable {
    public static final String KEEPER = "journal_keeper";

    private final EmbeddedServer server;
    private final String database;
    private final Connection connection;

    public Clinic(int major) throws SQLException {
        server = EmbeddedServer.shared(major);
        database = server.newDatabaseOwnedBy(server.role(KEEPER, "LOGIN"));
        connection = server.connect(database, KEEPER);
    }

    /** With a journal in it. */
    public static Clinic withJournal(int major) throws Exception {
        Clinic clinic = new Clinic(major);
        clinic.open();
        return clinic;
    }

    public EmbeddedServer server() {
        return server;
    }

    public String database() {
        return database;
    }

    public Connection connection() {
        return connection;
    }

    public Journal open() throws Exception {
        try (RunnerLock lock = RunnerLock.acquire(connection, Patience.none())) {
            return Journal.open(lock, Samples.birth());
        }
    }

    public Journal find() throws SQLException {
        return Journal.find(connection).orElseThrow();
    }

    /** One more session of the same role. */
    public Connection another() throws SQLException {
        return server.connect(database, KEEPER);
    }

    public void execute(String sql) throws SQLException {
        execute(connection, sql);
    }

    public void asSuperuser(String sql) throws SQLException {
        try (Connection admin = server.connect(database)) {
            execute(admin, sql);
        }
    }

    public String ask(String query) throws SQLException {
        return ask(connection, query);
    }

    public static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public static String ask(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        server.dropDatabase(database);
    }
}
