// SPDX-License-Identifier: Apache-2.0
package io.suture;

import io.suture.core.catalog.Catalog;
import io.suture.engine.catalog.CatalogReader;
import io.suture.engine.catalog.CatalogScope;
import io.suture.engine.connect.HostPort;
import io.suture.engine.connect.SessionOptions;
import io.suture.engine.connect.Sessions;
import io.suture.engine.connect.Target;
import io.suture.testkit.EmbeddedServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A database and a folder of migrations for it. */
record Workbench(EmbeddedServer server, String database, Path folder) implements AutoCloseable {
    Suture suture() {
        HostPort here = new HostPort("127.0.0.1", server.port());
        Target target = new Target(List.of(here), database, EmbeddedServer.SUPERUSER, Optional.empty(), Map.of());
        return Suture.on(Sessions.to(target, SessionOptions.defaults()), SutureOptions.in(folder));
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
