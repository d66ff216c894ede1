// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suture.testkit.EmbeddedServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What our transactions count on: with {@code row_security} off the server refuses, whichever way a row could be hidden. */
class RowSightTest {
    private final EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
    private final String database = server.newDatabase();
    private Connection owner;

    @BeforeEach
    void a_table_whose_owner_is_held_to_a_policy() throws SQLException {
        server.role("suture_sight_owner", "LOGIN");
        try (Connection admin = server.connect(database);
                Statement statement = admin.createStatement()) {
            statement.execute("CREATE SCHEMA app AUTHORIZATION suture_sight_owner");
        }
        owner = server.connect(database, "suture_sight_owner");
        run("CREATE TABLE app.visits (id int PRIMARY KEY, ward int, copied int)");
        run("CREATE TABLE app.copy (id int, ward int)");
        run("CREATE VIEW app.all_visits AS SELECT * FROM app.visits");
        run("CREATE FUNCTION app.count() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM app.visits'");
        run("INSERT INTO app.visits SELECT n, n % 2 FROM generate_series(1, 10) AS n");
        run("ALTER TABLE app.visits ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY");
        run("CREATE POLICY one_ward ON app.visits USING (ward = 1)");
    }

    @AfterEach
    void leave() throws SQLException {
        owner.close();
        server.dropDatabase(database);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count(*) FROM app.visits",
                "UPDATE ONLY app.visits SET copied = id WHERE copied IS NULL AND ctid >= '(0,0)'::tid",
                "WITH w AS (UPDATE app.visits SET copied = id RETURNING 1) SELECT count(*) FROM w",
                "INSERT INTO app.copy SELECT id, ward FROM app.visits",
                "DELETE FROM app.visits",
                "SELECT count(*) FROM app.copy FULL JOIN app.visits USING (id)",
                "SELECT count(*) FROM app.all_visits",
                "SELECT app.count()",
                "SELECT EXISTS (SELECT FROM app.visits WHERE ward = 0)",
                "COPY app.visits TO STDOUT"
            })
    void no_row_is_left_out_in_silence(String statement) throws SQLException {
        assertThat(text("SELECT count(*) FROM app.visits"))
                .as("what the policy lets through")
                .isEqualTo("5");
        run("SET row_security = off");
        assertThatThrownBy(() -> run(statement))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
