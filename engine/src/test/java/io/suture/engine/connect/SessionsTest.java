// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.sql.Identifier;
import io.suture.testkit.EmbeddedServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.postgresql.ds.PGSimpleDataSource;

class SessionsTest {
    static final List<Integer> MAJORS = EmbeddedServer.MAJORS;

    private final EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);

    @ParameterizedTest
    @FieldSource("MAJORS")
    void whatever_a_role_carries_a_session_has_our_settings(int major) throws SQLException {
        EmbeddedServer on = EmbeddedServer.shared(major);
        String database = on.newDatabase();
        String role = on.role("carrier_" + major, "LOGIN");
        Map<String, String> carried = Map.ofEntries(
                Map.entry("statement_timeout", "5s"),
                Map.entry("lock_timeout", "5s"),
                Map.entry("idle_in_transaction_session_timeout", "5s"),
                Map.entry("idle_session_timeout", "5s"),
                Map.entry("synchronous_commit", "off"),
                Map.entry("standard_conforming_strings", "off"),
                Map.entry("transform_null_equals", "on"),
                Map.entry("default_transaction_isolation", "serializable"),
                Map.entry("default_transaction_deferrable", "on"),
                Map.entry("check_function_bodies", "off"),
                Map.entry("quote_all_identifiers", "on"),
                Map.entry("bytea_output", "escape"),
                Map.entry("IntervalStyle", "iso_8601"),
                Map.entry("exit_on_error", "on"),
                Map.entry("client_min_messages", "debug5"),
                Map.entry("extra_float_digits", "-5"));
        for (Map.Entry<String, String> setting : carried.entrySet()) {
            run(on, database, "ALTER ROLE " + role + " SET " + setting.getKey() + " = '" + setting.getValue() + "'");
        }
        try (Session session = sessions(on, database, role).open(Purpose.MIGRATE)) {
            assertThat(carried.keySet())
                    .allSatisfy(name -> assertThat(setting(session, name))
                            .as(name)
                            .isEqualTo(
                                    switch (name) {
                                        case "synchronous_commit",
                                                "standard_conforming_strings",
                                                "check_function_bodies" -> "on";
                                        case "transform_null_equals",
                                                "default_transaction_deferrable",
                                                "quote_all_identifiers",
                                                "exit_on_error" -> "off";
                                        case "default_transaction_isolation" -> "read committed";
                                        case "bytea_output" -> "hex";
                                        case "IntervalStyle" -> "postgres";
                                        case "client_min_messages" -> "warning";
                                        case "extra_float_digits" -> "1";
                                        default -> "0";
                                    }));
            assertThat(setting(session, "client_connection_check_interval")).isEqualTo("2s");
            assertThat(setting(session, "row_security")).isEqualTo("off");
            assertThat(setting(session, "application_name")).isEqualTo("suture migrate");
        }
    }

    @ParameterizedTest
    @FieldSource("MAJORS")
    void facts_say_which_server_which_login_and_which_backend(int major) throws SQLException {
        EmbeddedServer on = EmbeddedServer.shared(major);
        String database = on.newDatabase();
        String role = on.role("plain", "LOGIN");
        try (Session session = sessions(on, database, role).open(Purpose.READ)) {
            ServerFacts facts = session.facts();
            assertThat(facts.majorVersion()).isEqualTo(major);
            assertThat(facts.versionText()).isEqualTo(setting(session, "server_version"));
            assertThat(facts.database()).isEqualTo(database);
            assertThat(facts.systemIdentifier())
                    .hasValueSatisfying(id -> assertThat(id).matches("[0-9]{10,}"));
            assertThat(facts.login().sessionUser()).isEqualTo(role);
            assertThat(facts.login().superuser()).isFalse();
            assertThat(facts.login().tls()).isEmpty();
            assertThat(facts.login().authentication()).as("trust proves nobody").isEmpty();
            assertThat(facts.standby()
                            || facts.readOnly()
                            || facts.monitors()
                            || facts.mayCreateSchema()
                            || facts.pooled())
                    .isFalse();
            assertThat(facts.clock())
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
            assertThat(one(session, "SELECT pg_backend_pid()"))
                    .isEqualTo("" + facts.backend().pid());
            assertThat(facts.backend().start()).isBefore(facts.clock());
        }
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void a_session_says_what_it_is_for(Purpose purpose) throws SQLException {
        try (Session session =
                sessions(server, server.newDatabase(), EmbeddedServer.SUPERUSER).open(purpose)) {
            assertThat(setting(session, "application_name"))
                    .startsWith("suture ")
                    .isEqualTo(purpose.applicationName());
            assertThat(session.connection().getAutoCommit()).isTrue();
        }
    }

    @Test
    void unqualified_names_mean_what_they_mean_to_the_application() throws SQLException {
        String database = server.newDatabase();
        server.role("app_path", "LOGIN");
        server.role("app_runner", "LOGIN");
        run(server, database, "GRANT app_path TO app_runner; ALTER ROLE app_path SET search_path = clinic, public");
        SessionOptions asOwner = SessionOptions.defaults().withOwner(Identifier.of("app_path"));
        try (Session session = sessions(server, database, "app_runner", asOwner).open(Purpose.MIGRATE)) {
            assertThat(session.facts().searchPath()).isEqualTo("clinic, public");
            assertThat(session.facts().login().currentUser()).isEqualTo("app_path");
            assertThat(session.facts().login().sessionUser()).isEqualTo("app_runner");
        }
        run(server, database, "ALTER ROLE app_path IN DATABASE " + database + " SET search_path = narrow");
        try (Session session = sessions(server, database, "app_runner", asOwner).open(Purpose.MIGRATE)) {
            assertThat(session.facts().searchPath()).as("narrowest first").isEqualTo("narrow");
        }
        SessionOptions told = asOwner.withSearchPath(List.of(Identifier.of("Other"), Identifier.of("public")));
        try (Session session = sessions(server, database, "app_runner", told).open(Purpose.MIGRATE)) {
            assertThat(session.facts().searchPath()).isEqualTo("\"Other\", public");
        }
        try (Session session = sessions(server, database, "app_path").open(Purpose.READ)) {
            assertThat(session.facts().searchPath()).isEqualTo("pg_catalog, pg_temp");
        }
    }

    @Test
    void the_time_zone_of_the_machine_that_runs_suture_changes_nothing() throws SQLException {
        String database = server.newDatabase();
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(zone(database)).isEqualTo("UTC");
            run(server, database, "ALTER DATABASE " + database + " SET timezone = 'Europe/Zurich'");
            assertThat(zone(database)).isEqualTo("Europe/Zurich");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void dates_are_read_in_the_order_the_database_says() throws SQLException {
        String database = server.newDatabase();
        run(server, database, "ALTER DATABASE " + database + " SET datestyle = 'SQL, DMY'");
        try (Session session =
                sessions(server, database, EmbeddedServer.SUPERUSER).open(Purpose.MIGRATE)) {
            assertThat(one(session, "SELECT '03/04/2026'::date")).isEqualTo("2026-04-03");
        }
    }

    @Test
    void several_statements_run_unsplit_in_one_implicit_transaction() throws SQLException {
        try (Session session =
                sessions(server, server.newDatabase(), EmbeddedServer.SUPERUSER).open(Purpose.MIGRATE)) {
            session.execute("""
                    CREATE TABLE t (a int);
                    CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END;
                    INSERT INTO t SELECT 1 WHERE '{"k": 1}'::jsonb ? 'k';
                    """);
            assertThat(one(session, "SELECT f() + (SELECT a FROM t)")).isEqualTo("3");
        }
    }

    @Test
    void a_lent_connection_goes_back_as_it_came() throws SQLException {
        String database = server.newDatabase();
        server.role("lender", "LOGIN");
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.url(database));
        try (Connection pooled = source.getConnection()) {
            SessionOptions asOwner = SessionOptions.defaults().withOwner(Identifier.of("lender"));
            try (Session session = Sessions.over(Lender.of(pooled), asOwner).open(Purpose.MIGRATE)) {
                assertThat(session.facts().login().currentUser()).isEqualTo("lender");
                session.execute("SELECT pg_advisory_lock(4711)");
            }
            assertThat(one(pooled, "SELECT current_user || current_setting('row_security')"))
                    .isEqualTo("postgreson");
            assertThat(one(
                            pooled,
                            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"))
                    .isEqualTo("0");
        }
    }

    private String zone(String database) throws SQLException {
        try (Session session =
                sessions(server, database, EmbeddedServer.SUPERUSER).open(Purpose.MIGRATE)) {
            return session.facts().timeZone();
        }
    }

    static Sessions sessions(EmbeddedServer server, String database, String role) {
        return sessions(server, database, role, SessionOptions.defaults());
    }

    static Sessions sessions(EmbeddedServer server, String database, String role, SessionOptions options) {
        return Sessions.to(target(server.port(), database, role), options);
    }

    static Sessions sessions(int port) {
        return Sessions.to(target(port, "postgres", EmbeddedServer.SUPERUSER), SessionOptions.defaults());
    }

    static Target target(int port, String database, String role) {
        return new Target(List.of(new HostPort("127.0.0.1", port)), database, role, Optional.empty(), Map.of());
    }

    static void run(EmbeddedServer server, String database, String sql) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String setting(Session session, String name) {
        try {
            return one(session, "SELECT current_setting('" + name + "')");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String one(Session session, String sql) throws SQLException {
        return one(session.connection(), sql);
    }

    static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
