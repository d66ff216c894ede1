// SPDX-License-Identifier: Apache-2.0
package io.suture;

import io.suture.engine.connect.TestSessions;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.RunSettings;
import io.suture.testkit.EmbeddedServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A database of its own for one test, on the server that all tests share, and Suture on it. Gone when it is closed. */
final class TestDatabase implements AutoCloseable {
    private final EmbeddedServer server;
    private final String name;

    TestDatabase() {
        this(EmbeddedServer.DEFAULT_MAJOR);
    }

    TestDatabase(int major) {
        server = EmbeddedServer.shared(major);
        name = server.newDatabase();
    }

    EmbeddedServer server() {
        return server;
    }

    String name() {
        return name;
    }

    Connection connect() throws SQLException {
        return server.connect(name);
    }

    /** The number of rows it says it has changed. */
    int run(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** The one value of the one row. */
    String text(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** @param between what happens at the boundaries of a run */
    Suture suture(Path folder, CrashPoint between) {
        return suture(folder, RunSettings.defaults().with(between));
    }

    Suture suture(Path folder, RunSettings settings) {
        return Suture.on(TestSessions.to(server, name), SutureOptions.in(folder).with(settings));
    }

    @Override
    public void close() {
        server.dropDatabase(name);
    }
}
