// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import static io.suture.engine.connect.SessionsTest.run;
import static io.suture.engine.connect.SessionsTest.sessions;
import static io.suture.engine.connect.SessionsTest.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.suture.core.problem.Effect;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.Identifier;
import io.suture.testkit.EmbeddedServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private final EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);

    @Test
    void a_database_made_read_only_is_refused_for_writing_and_open_for_reading() throws SQLException {
        String database = server.newDatabase();
        run(server, database, "ALTER DATABASE " + database + " SET default_transaction_read_only = on");
        Sessions sessions = sessions(server, database, EmbeddedServer.SUPERUSER);
        assertThat(refused(sessions, Purpose.MIGRATE).code()).isEqualTo("SERVER-READ-ONLY-DEFAULT");
        try (Session session = sessions.open(Purpose.READ)) {
            assertThat(session.facts().readOnly()).isTrue();
        }
    }

    @Test
    void a_standby_is_refused_and_among_several_hosts_the_primary_is_taken() throws Exception {
        try (EmbeddedServer standby = EmbeddedServer.start(EmbeddedServer.DEFAULT_MAJOR)) {
            Files.createFile(standby.dataFolder().resolve("standby.signal"));
            standby.restart();
            Sessions sessions = sessions(standby, "postgres", EmbeddedServer.SUPERUSER);
            assertThat(refused(sessions, Purpose.MIGRATE).code()).isEqualTo("SERVER-STANDBY");
            assertThat(refused(sessions, Purpose.CANARY).code()).isEqualTo("SERVER-STANDBY");
            try (Session session = sessions.open(Purpose.READ)) {
                assertThat(session.facts().standby()).isTrue();
            }
            Target both = hosts(standby.port(), server.port());
            try (Session session = Sessions.to(both, SessionOptions.defaults()).open(Purpose.MIGRATE)) {
                assertThat(session.facts().standby()).isFalse();
            }
            Target none = hosts(standby.port(), standby.port());
            assertThat(refused(Sessions.to(none, SessionOptions.defaults()), Purpose.MIGRATE)
                            .code())
                    .isEqualTo("SERVER-STANDBY");
        }
    }

    @Test
    void an_owner_that_cannot_be_taken_on_is_refused_with_the_grant_that_helps() throws SQLException {
        String database = server.newDatabase();
        server.role("owner_far");
        server.role("Runner far", "LOGIN");
        SessionOptions options = SessionOptions.defaults().withOwner(Identifier.of("owner_far"));
        Sessions sessions = sessions(server, database, "Runner far", options);
        Problem problem = refused(sessions, Purpose.MIGRATE);
        assertThat(problem.code()).isEqualTo("CONNECT-OWNER");
        String grant = problem.fix().substring(problem.fix().indexOf("GRANT"));
        assertThat(grant).isEqualTo("GRANT owner_far TO \"Runner far\"");
        run(server, database, grant);
        try (Session session = sessions.open(Purpose.MIGRATE)) {
            assertThat(session.facts().login().currentUser()).isEqualTo("owner_far");
        }
        SessionOptions missing = SessionOptions.defaults().withOwner(Identifier.of("nobody_here"));
        assertThat(refused(sessions(server, database, "Runner far", missing), Purpose.MIGRATE)
                        .code())
                .isEqualTo("CONNECT-OWNER");
    }

    @Test
    void a_time_zone_the_server_does_not_know_is_the_users_mistake() {
        SessionOptions mars =
                new SessionOptions(Optional.empty(), List.of(), Optional.of("Mars/Phobos"), Duration.ofSeconds(10));
        Sessions sessions = sessions(server, server.newDatabase(), EmbeddedServer.SUPERUSER, mars);
        assertThat(catchThrowableOfType(
                                SutureException.class,
                                () -> sessions.open(Purpose.MIGRATE).close())
                        .problems())
                .extracting(Problem::code, p -> p.blame().exitCode())
                .containsExactly(tuple("CONNECT-SETTING", 2));
    }

    @Test
    void logins_that_fail_are_told_apart() throws Exception {
        String database = server.newDatabase();
        server.role("full_house", "LOGIN", "CONNECTION LIMIT 0");
        server.role("kept_out", "LOGIN");
        server.role("no_login");
        run(server, database, "REVOKE CONNECT ON DATABASE " + database + " FROM PUBLIC");
        run(server, database, "GRANT CONNECT ON DATABASE " + database + " TO full_house, no_login");
        assertThat(code(server.port(), database, "kept_out")).isEqualTo("CONNECT-NO-PRIVILEGE");
        assertThat(code(server.port(), database, "full_house")).isEqualTo("SERVER-TOO-MANY-CONNECTIONS");
        assertThat(code(server.port(), database, "no_login")).isEqualTo("CONNECT-NOT-ADMITTED");
        assertThat(code(server.port(), "nowhere", "kept_out")).isEqualTo("CONNECT-NO-DATABASE");
    }

    @Test
    void passwords_and_tls_are_told_apart() throws Exception {
        try (EmbeddedServer strict = EmbeddedServer.start(EmbeddedServer.DEFAULT_MAJOR)) {
            strict.role("guarded", "LOGIN", "PASSWORD 'right'");
            strict.role("shut_out", "LOGIN");
            Files.writeString(strict.dataFolder().resolve("pg_hba.conf"), """
                    host all guarded  127.0.0.1/32 scram-sha-256
                    host all shut_out 127.0.0.1/32 reject
                    host all all      127.0.0.1/32 trust
                    """);
            run(strict, "postgres", "SELECT pg_reload_conf()");
            assertThat(code(strict.port(), "postgres", "guarded")).isEqualTo("CONNECT-NO-PASSWORD");
            Problem wrong = refused(withPassword(strict, "wrong-secret"), Purpose.READ);
            assertThat(wrong.code()).isEqualTo("CONNECT-PASSWORD");
            assertThat(wrong.toString()).doesNotContain("wrong-secret");
            withPassword(strict, "right").open(Purpose.READ).close();
            assertThat(code(strict.port(), "postgres", "shut_out")).isEqualTo("CONNECT-NOT-ADMITTED");
            Target tls = new Target(
                    target(strict.port(), "postgres", "postgres").hosts(),
                    "postgres",
                    "postgres",
                    Optional.empty(),
                    Map.of("sslmode", "require"));
            assertThat(refused(Sessions.to(tls, SessionOptions.defaults()), Purpose.READ)
                            .code())
                    .isEqualTo("CONNECT-TLS");
        }
    }

    @Test
    void a_server_that_is_not_there_or_does_not_answer_is_named() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            int port = silent.getLocalPort();
            SessionOptions quick =
                    new SessionOptions(Optional.empty(), List.of(), Optional.empty(), Duration.ofSeconds(1));
            assertThat(refused(Sessions.to(target(port, "d", "u"), quick), Purpose.READ)
                            .code())
                    .isEqualTo("CONNECT-NO-ANSWER");
            silent.close();
            assertThat(code(port, "d", "u")).isEqualTo("CONNECT-REFUSED");
        }
        Target lost =
                new Target(List.of(new HostPort("no.such.host.invalid", 1)), "d", "u", Optional.empty(), Map.of());
        assertThat(refused(Sessions.to(lost, SessionOptions.defaults()), Purpose.READ)
                        .code())
                .isEqualTo("CONNECT-UNKNOWN-HOST");
    }

    private static Sessions withPassword(EmbeddedServer server, String password) {
        Target target = new Target(
                target(server.port(), "postgres", "guarded").hosts(),
                "postgres",
                "guarded",
                Optional.of(new Password(password)),
                Map.of());
        return Sessions.to(target, SessionOptions.defaults());
    }

    private static Target hosts(int first, int second) {
        List<HostPort> hosts = List.of(new HostPort("127.0.0.1", first), new HostPort("127.0.0.1", second));
        return new Target(hosts, "postgres", EmbeddedServer.SUPERUSER, Optional.empty(), Map.of());
    }

    private static String code(int port, String database, String role) {
        return refused(Sessions.to(target(port, database, role), SessionOptions.defaults()), Purpose.MIGRATE)
                .code();
    }

    static Problem refused(Sessions sessions, Purpose purpose) {
        List<Problem> problems = catchThrowableOfType(
                        SutureException.class, () -> sessions.open(purpose).close())
                .problems();
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().effect()).isEqualTo(Effect.NONE);
        assertThat(problems.getFirst().blame().exitCode()).isEqualTo(3);
        return problems.getFirst();
    }
}
