// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import io.suture.core.catalog.Catalog;
import io.suture.testkit.EmbeddedServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A database of its own with {@code clinic.sql} in it, read by a role without any privilege.
 *
 * @param server of any major
 * @param database its name
 */
record Clinic(EmbeddedServer server, String database) {
    private static final String READER = "clerk";

    /** A new one. */
    static Clinic on(int major) {
        Clinic clinic = empty(major);
        clinic.execute(resource("clinic.sql"));
        return clinic;
    }

    /** A new one with nothing in it. */
    static Clinic empty(int major) {
        EmbeddedServer server = EmbeddedServer.shared(major);
        server.role(READER, "LOGIN");
        return new Clinic(server, server.newDatabase());
    }

    Catalog catalog() {
        return catalog(CatalogScope.everything());
    }

    Catalog catalog(CatalogScope scope) {
        try (Connection reader = connectReader()) {
            return CatalogReader.read(reader, scope);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs statements as the superuser, all of them in one transaction. */
    void execute(String sql) {
        try (Connection superuser = connect();
                Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** A session of the superuser that sends SQL as it is written. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(server.url(database) + "&preferQueryMode=simple");
    }

    /** A session of the role without any privilege. */
    Connection connectReader() throws SQLException {
        return server.connect(database, READER);
    }

    /** A database with everything this one holds. */
    Clinic copy() {
        return new Clinic(server, server.newDatabaseFrom(database));
    }

    /** What {@code pg_dump} writes about this one, run by {@code psql} in an empty one; materialised views are filled. */
    Clinic madeAgain(ClientTool pgDump, ClientTool psql) {
        Clinic again = empty(server.major());
        try {
            Path dump = Files.createTempFile("schema", ".sql");
            pgDump.succeed(List.of("--schema-only", "--file", dump.toString(), "--dbname", uri()));
            psql.succeed(List.of("-qX", "-v", "ON_ERROR_STOP=1", "-f", dump.toString(), "-d", again.uri()));
            Files.delete(dump);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        again.execute(
                "DO $$ DECLARE v regclass; BEGIN FOR v IN SELECT oid FROM pg_class WHERE relkind = 'm' AND NOT relispopulated"
                        + " LOOP EXECUTE 'REFRESH MATERIALIZED VIEW ' || v; END LOOP; END $$");
        return again;
    }

    void drop() {
        server.dropDatabase(database);
    }

    /** For PostgreSQL's own programs. */
    String uri() {
        return "postgresql://" + EmbeddedServer.SUPERUSER + "@127.0.0.1:" + server.port() + "/" + database;
    }

    static String resource(String name) {
        try (InputStream stream = Clinic.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
