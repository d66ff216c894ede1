// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.dualwrite;

import io.suture.core.dualwrite.DerivedColumn;
import io.suture.core.dualwrite.DualWrite;
import io.suture.core.dualwrite.RowExpression;
import io.suture.core.dualwrite.Writers;
import io.suture.core.outlook.SearchPath;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import io.suture.testkit.EmbeddedServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A database to itself, in which {@code users} holds {@code email} (old) and {@code mail} (new, lower case and trimmed: up loses
 * something, down is the value itself); row 1 and 2 are from before.
 */
final class TwoShapes implements AutoCloseable {
    static final TableName USERS = TableName.inPublic("users");
    private static final String TABLE =
            "CREATE TABLE users (id int PRIMARY KEY, email text DEFAULT 'None@X', note text)";

    /** One database a major: making one costs more than a test. */
    private static final Map<Integer, String> DATABASES = new ConcurrentHashMap<>();

    private final EmbeddedServer server;
    private final String database;
    private final Connection session;

    private TwoShapes(int major, String table) throws SQLException {
        server = EmbeddedServer.shared(major);
        database = DATABASES.computeIfAbsent(major, m -> server.newDatabase());
        session = server.connect(database);
        run(table);
        run("INSERT INTO users VALUES (1, ' Ann@X ', 'a'), (2, 'Bob@X', 'b')");
        run("ALTER TABLE users ADD COLUMN mail text");
    }

    /** Of an ordinary table. */
    static TwoShapes on(int major) throws SQLException {
        return on(major, TABLE);
    }

    static TwoShapes on(int major, String table) throws SQLException {
        TwoShapes shapes = new TwoShapes(major, table);
        shapes.run(mail(Writers.BOTH).triggers().create());
        return shapes;
    }

    static DualWrite mail(Writers writers) {
        return new DualWrite(
                USERS,
                List.of(column("email", "text", "mail")),
                List.of(column("mail", "text", "lower(trim(email))")),
                new SearchPath(List.of(Identifier.of("public"))),
                writers);
    }

    static DerivedColumn column(String name, String type, String from) {
        return new DerivedColumn(Identifier.of(name), type, RowExpression.of(from));
    }

    Connection session() {
        return session;
    }

    Connection as(String role) throws SQLException {
        return server.connect(database, server.role(role, "LOGIN"));
    }

    void run(String... statements) throws SQLException {
        run(List.of(statements));
    }

    void run(List<String> statements) throws SQLException {
        try (Statement statement = session.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Rows of a query, their columns joined by {@code |}. */
    List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = session.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    cells.add(String.valueOf(found.getString(i)));
                }
                rows.add(String.join("|", cells));
            }
        }
        return rows;
    }

    /** Both shapes of the rows written by the test, from id 3 on. */
    List<String> written() throws SQLException {
        return rows("SELECT id, email, mail FROM users WHERE id > 2 ORDER BY id");
    }

    String pending() throws SQLException {
        return rows(mail(Writers.BOTH).pending()).getFirst();
    }

    /** Computes the new shape of what is there. */
    int fill() throws SQLException {
        return fill(mail(Writers.BOTH), USERS);
    }

    int fill(DualWrite dual, TableName leaf) throws SQLException {
        try (Statement statement = session.createStatement()) {
            return statement.executeUpdate(dual.fill(leaf));
        }
    }

    @Override
    public void close() throws SQLException {
        run("DROP SCHEMA public CASCADE", "CREATE SCHEMA public", "GRANT USAGE ON SCHEMA public TO public");
        session.close();
    }
}
