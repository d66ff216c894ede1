// SPDX-License-Identifier: Apache-2.0
package io.suture;

import io.suture.core.catalog.Catalog;
import io.suture.engine.catalog.CatalogReader;
import io.suture.engine.catalog.CatalogScope;
import io.suture.engine.connect.TestSessions;
import io.suture.testkit.EmbeddedServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A database and a folder of migrations for it. */
record Workbench(EmbeddedServer server, String database, Path folder) implements AutoCloseable {
    Suture suture() {
        return Suture.on(TestSessions.to(server, database), SutureOptions.in(folder));
    }

    void run(String sql) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    Catalog catalog() throws SQLException {
        try (Connection connection = server.connect(database)) {
            return CatalogReader.read(connection, CatalogScope.everything());
        }
    }

    @Override
    public void close() {
        server.dropDatabase(database);
    }
}
