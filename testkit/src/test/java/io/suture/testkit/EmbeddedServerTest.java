// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class EmbeddedServerTest {
    private static final EmbeddedServer SERVER = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);

    @ParameterizedTest
    @FieldSource("io.suture.testkit.EmbeddedServer#MAJORS")
    void every_major_starts_with_the_common_settings(int major) throws SQLException {
        try (EmbeddedServer server = EmbeddedServer.start(major)) {
            assertThat(ask(server, "postgres", "SHOW server_version")).startsWith(major + ".");
            assertThat(ask(server, "postgres", "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(server, "postgres", "SHOW wal_level")).isEqualTo("logical");
            assertThat(ask(server, "postgres", "SHOW max_connections")).isEqualTo("200");
            assertThat(ask(server, "postgres", "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(server, "postgres", "SHOW fsync")).isEqualTo("off");
        }
    }

    @Test
    void a_shared_server_is_one_server() {
        assertThat(EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR)).isSameAs(SERVER);
    }

    @Test
    void a_database_from_a_template_holds_what_the_template_holds() throws SQLException {
        String template = SERVER.newDatabase();
        execute(SERVER, template, "CREATE TABLE t AS SELECT 42 AS n");

        assertThat(ask(SERVER, SERVER.newDatabaseFrom(template), "SELECT n FROM t"))
                .isEqualTo("42");
    }

    @Test
    void a_role_has_only_the_attributes_asked_for_last() throws SQLException {
        SERVER.role("clerk", "LOGIN", "CREATEDB");
        SERVER.role("clerk", "LOGIN");

        assertThat(ask(SERVER, "postgres", "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = 'clerk'"))
                .isEqualTo("f");
    }

    @Test
    void a_database_belongs_to_the_role_that_was_named() throws SQLException {
        String database = SERVER.newDatabaseOwnedBy(SERVER.role("Owner of it", "LOGIN"));

        try (Connection owner = SERVER.connect(database, "Owner of it");
                Statement statement = owner.createStatement()) {
            statement.execute("CREATE SCHEMA mine");
        }
        assertThat(ask(SERVER, database, "SELECT nspowner::regrole FROM pg_namespace WHERE nspname = 'mine'"))
                .isEqualTo("\"Owner of it\"");
    }

    @Test
    void what_was_committed_survives_an_immediate_stop() throws SQLException {
        try (EmbeddedServer server =
                EmbeddedServer.start(ServerOptions.of(15).asDurable().with("deadlock_timeout", "200ms"))) {
            int port = server.port();
            String database = server.newDatabase();
            execute(server, database, "CREATE TABLE t AS SELECT 1 AS n");
            try (Connection cut = server.connect(database)) {
                server.stopImmediately();
                assertThatThrownBy(() -> cut.createStatement().execute("SELECT 1"))
                        .isInstanceOf(SQLException.class);
            }
            assertThatThrownBy(() -> server.connect(database)).isInstanceOf(SQLException.class);

            server.restart();

            assertThat(server.port()).isEqualTo(port);
            assertThat(ask(server, database, "SELECT n FROM t")).isEqualTo("1");
            assertThat(ask(server, database, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(server, database, "SHOW deadlock_timeout")).isEqualTo("200ms");
            assertThat(server.log()).contains("database system was not properly shut down");
        }
    }

    @Test
    void a_running_server_can_be_restarted() throws SQLException {
        try (EmbeddedServer server = EmbeddedServer.start(15)) {
            server.restart();

            assertThat(ask(server, "postgres", "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void nothing_remains_of_a_closed_server() {
        EmbeddedServer server = EmbeddedServer.start(15);
        server.close();

        assertThat(server.dataFolder()).doesNotExist();
        assertThatThrownBy(() -> server.connect("postgres")).isInstanceOf(SQLException.class);
    }

    @Test
    void a_major_nobody_supports_is_refused() {
        assertThatThrownBy(() -> ServerOptions.of(13)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_setting_that_a_command_line_would_split_is_refused() {
        assertThatThrownBy(() -> ServerOptions.of(15).with("search_path", "a b"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String ask(EmbeddedServer server, String database, String query) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(EmbeddedServer server, String database, String sql) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
