// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgres://alice@db.example/clinic                                 | alice@db.example:5432/clinic
            postgresql://alice@db.example:6000/clinic                          | alice@db.example:6000/clinic
            postgres://alice@a:1,b,c:3/clinic                                  | alice@a:1,b:5432,c:3/clinic
            postgres://alice@[::1]:6000/clinic                                 | alice@[::1]:6000/clinic
            postgres://al%40ice@h/cli%2Fnic                                    | al@ice@h:5432/cli/nic
            postgres:///clinic?host=h&port=6000&user=alice                     | alice@h:6000/clinic
            postgres://alice@h                                                 | alice@h:5432/alice
            postgres://h/clinic                                                | osuser@h:5432/clinic
            jdbc:postgresql://h:6000/clinic?user=alice                         | alice@h:6000/clinic
            jdbc:postgresql://a,b:6000/clinic?user=alice                       | alice@a:5432,b:6000/clinic
            jdbc:postgresql:clinic                                             | osuser@localhost:5432/clinic
            jdbc:postgresql:/                                                  | osuser@localhost:5432/osuser
            """)
    void a_url_names_hosts_database_and_user(String url, String display) {
        assertThat(of(url).display()).isEqualTo(display);
    }

    @Test
    void the_password_is_decoded_and_never_printed() {
        Target target = of("postgres://alice:p%40ss%3Aw+rd@h/clinic");
        assertThat(target.password()).contains(new Password("p@ss:w+rd"));
        assertThat(target.toString() + target.password() + target.parameters()).doesNotContain("p@ss");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://h/d",
                "h:5432/d",
                "postgres://alice:se/cret@h/d",
                "postgres://alice:se@cret:x@h:no/d",
                "postgres://h/d?sslmode",
                "postgres://h/d?sslmode=a&sslmode=b",
                "postgres://h/%zz",
                "postgres://[::1/d",
                "jdbc:postgresql://alice:secret@h/d",
            })
    void a_bad_url_is_refused_without_being_repeated(String url) {
        Problem problem = refused(url, Map.of());
        assertThat(problem.code()).isEqualTo("CONNECT-URL");
        assertThat(problem.toString()).doesNotContain("secret", "cret@", "alice", "sslmode=a");
    }

    @Test
    void a_unix_socket_is_refused() {
        assertThat(refused("postgres:///d?host=/var/run/postgresql", Map.of()).code())
                .isEqualTo("CONNECT-HOST");
    }

    @Test
    void parameters_of_libpq_reach_the_driver_by_its_own_names() {
        assertThat(of("postgres://h/d?sslmode=verify-full&connect_timeout=3&target_session_attrs=read-write&schema=app")
                        .parameters())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "sslmode", "verify-full",
                        "connectTimeout", "3",
                        "targetServerType", "primary",
                        "currentSchema", "app"));
    }

    @Test
    void what_only_tunes_the_application_is_left_out() {
        assertThat(of("postgres://h/d?connection_limit=5&pgbouncer=true&ApplicationName=web&prepareThreshold=5")
                        .parameters())
                .isEmpty();
    }

    @Test
    void a_misspelt_parameter_is_refused_with_the_nearest_known_one() {
        Problem problem = refused("postgres://h/d?sslmod=require", Map.of());
        assertThat(problem.code()).isEqualTo("CONNECT-PARAMETER");
        assertThat(problem.fix()).isEqualTo("did you mean sslmode?");
    }

    @Test
    void a_url_that_asks_for_a_standby_is_refused() {
        assertThat(refused("postgres://h/d?target_session_attrs=standby", Map.of())
                        .code())
                .isEqualTo("CONNECT-PARAMETER");
    }

    @Test
    void variables_fill_what_the_url_leaves_out() {
        Target target = Targets.of(
                "postgres://h/d",
                around(Map.of("PGUSER", "bob", "PGPASSWORD", "x", "PGPORT", "7", "PGSSLMODE", "require")));
        assertThat(target.display()).isEqualTo("bob@h:5432/d");
        assertThat(target.password()).contains(new Password("x"));
        assertThat(target.parameters()).containsEntry("sslmode", "require");
    }

    @Test
    void variables_alone_are_a_target_only_if_they_name_a_place() {
        assertThat(Targets.ofVariables(around(Map.of("PGUSER", "bob")))).isEmpty();
        assertThat(Targets.ofVariables(around(Map.of("PGHOST", ""))))
                .as("an empty variable is not set")
                .isEmpty();
        assertThat(Targets.ofVariables(around(Map.of("PGHOST", "a,b", "PGPORT", "1,2", "PGUSER", "bob")))
                        .map(Target::display))
                .contains("bob@a:1,b:2/bob");
    }

    @Test
    void a_service_file_comes_before_variables_and_after_the_url() throws IOException {
        Files.writeString(home.resolve(".pg_service.conf"), """
                [other]
                host=wrong
                [clinic]
                # the test system
                host=db.example
                port=6000
                user=carol
                dbname=clinic
                sslmode=require
                [third]
                host=wrong
                """);
        Map<String, String> variables = Map.of("PGSERVICE", "clinic", "PGUSER", "bob");
        assertThat(Targets.ofVariables(around(variables)).map(Target::display))
                .contains("carol@db.example:6000/clinic");
        assertThat(Targets.of("postgres:///x?service=clinic", around(Map.of())).display())
                .isEqualTo("carol@db.example:6000/x");
        assertThat(refused("postgres:///x?service=none", Map.of()).code()).isEqualTo("CONNECT-SERVICE");
    }

    @ParameterizedTest
    @CsvSource({"h,5432,d,u,first", "h,1,d,u,second", "x,5432,d,u:v,third", "x,5432,*,u,fourth"})
    void the_first_matching_line_of_the_password_file_counts(
            String host, int port, String database, String user, String password) throws IOException {
        passwords("""
                # h:5432:d:u:comment
                h:5432:d:u:first
                h:*:d:u:second
                *:*:d:u\\:v:third
                *:*:\\*:u:fourth
                too:short
                """, "rw-------");
        assertThat(new PgPass(home.resolve(".pgpass")).find(new HostPort(host, port), database, user))
                .contains(new Password(password));
    }

    @Test
    void a_password_file_that_others_can_read_is_refused() throws IOException {
        passwords("*:*:*:*:x\n", "rw-r-----");
        assertThat(refused("postgres://u@h/d", Map.of()).code()).isEqualTo("CONNECT-PASSFILE");
        assertThat(of("postgres://u:own@h/d").password())
                .as("not needed, not looked at")
                .contains(new Password("own"));
    }

    @Test
    void no_password_file_is_no_password() {
        assertThat(of("postgres://u@h/d").password()).isEqualTo(Optional.empty());
    }

    private void passwords(String text, String mode) throws IOException {
        Files.writeString(home.resolve(".pgpass"), text);
        Files.setPosixFilePermissions(home.resolve(".pgpass"), PosixFilePermissions.fromString(mode));
    }

    private Target of(String url) {
        return Targets.of(url, around(Map.of()));
    }

    private Problem refused(String url, Map<String, String> variables) {
        List<Problem> problems = catchThrowableOfType(SutureException.class, () -> Targets.of(url, around(variables)))
                .problems();
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }

    private Surroundings around(Map<String, String> variables) {
        return new Surroundings(variables, home, "osuser", home);
    }
}
