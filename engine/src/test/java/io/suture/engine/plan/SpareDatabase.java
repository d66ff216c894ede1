// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import io.suture.core.catalog.Catalog;
import io.suture.core.migration.Migration;
import io.suture.core.operation.PlanOptions;
import io.suture.core.operation.Planner;
import io.suture.core.plan.PlannedMigration;
import io.suture.engine.catalog.CatalogReader;
import io.suture.engine.catalog.CatalogScope;
import io.suture.testkit.EmbeddedServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A database of one test's own on a shared server, with a session in it; gone when it is closed. */
final class SpareDatabase implements AutoCloseable {
    private final EmbeddedServer server;
    private final String name;
    private final Connection session;

    private SpareDatabase(EmbeddedServer server) throws SQLException {
        this.server = server;
        this.name = server.newDatabase();
        this.session = server.connect(name);
    }

    /** Where these statements have run, in order. */
    static SpareDatabase after(int major, String... sql) throws SQLException {
        SpareDatabase database = new SpareDatabase(EmbeddedServer.shared(major));
        for (String each : sql) {
            database.run(each);
        }
        return database;
    }

    /** The schema these statements lead to. */
    static Catalog schemaAfter(int major, String... sql) throws SQLException {
        try (SpareDatabase database = after(major, sql)) {
            return database.catalog();
        }
    }

    Connection session() {
        return session;
    }

    Catalog catalog() {
        return CatalogReader.read(session, CatalogScope.everything());
    }

    /** For the schema as it is now. */
    PlannedMigration plan(String sql) {
        return Planner.plan(List.of(Migration.of("one", sql)), catalog(), PlanOptions.defaults())
                .migrations()
                .getFirst();
    }

    void run(String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first value of the first row. */
    String text(String query) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    @Override
    public void close() throws SQLException {
        session.close();
        server.dropDatabase(name);
    }
}
