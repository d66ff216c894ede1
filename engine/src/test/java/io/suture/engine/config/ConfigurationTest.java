// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.suture.core.ledger.Protection;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.Identifier;
import io.suture.engine.connect.SessionOptions;
import io.suture.engine.connect.Surroundings;
import io.suture.engine.connect.Target;
import io.suture.engine.locks.LockOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigurationTest {
    @TempDir
    Path work;

    private final Map<String, String> variables = new HashMap<>();
    private final Map<Key, String> options = new HashMap<>();
    private Optional<String> environment = Optional.empty();

    @Test
    void nothing_said_means_the_defaults_of_every_feature() {
        Configuration defaults = read();
        assertThat(defaults.sessions()).isEqualTo(SessionOptions.defaults());
        assertThat(defaults.locks()).isEqualTo(LockOptions.defaults());
        assertThat(defaults.folder()).isEqualTo(work.resolve("migrations"));
        assertThat(defaults.layout()).isEqualTo("auto");
        assertThat(defaults.canary()).isTrue();
        assertThat(defaults.workers()).isEqualTo(2);
        assertThat(defaults.protection()).isEqualTo(Protection.DEVELOPMENT);
        assertThat(defaults.parsing().placeholders()).isEmpty();
        assertThat(problems(defaults.database()::get)).extracting(Problem::code).containsExactly("CONNECT-NO-TARGET");
    }

    @Test
    void option_beats_variable_beats_environment_beats_top_beats_default() throws IOException {
        assertThat(read().folder()).endsWithRaw(Path.of("migrations"));
        file("dir: top\nenvironments:\n  staging:\n    dir: section\n");
        assertThat(read().folder()).isEqualTo(work.resolve("top"));
        environment = Optional.of("staging");
        assertThat(read().folder()).isEqualTo(work.resolve("section"));
        variables.put("SUTURE_DIR", "variable");
        assertThat(read().folder()).isEqualTo(work.resolve("variable"));
        options.put(Key.DIR, "option");
        assertThat(read().folder()).isEqualTo(work.resolve("option"));
    }

    @Test
    void the_url_of_an_environment_chosen_by_name_beats_a_database_url_left_lying_around() throws IOException {
        file("url: postgres://u@top/d\nenvironments:\n  staging:\n    url: postgres://u@staging/d\n");
        variables.put("DATABASE_URL", "postgres://u@variable/d");
        assertThat(host()).isEqualTo("variable");
        environment = Optional.of("staging");
        assertThat(host()).isEqualTo("staging");
        options.put(Key.URL, "postgres://u@option/d");
        assertThat(host()).isEqualTo("option");
        options.clear();
        variables.clear();
        environment = Optional.empty();
        assertThat(host()).isEqualTo("top");
        variables.put("SUTURE_ENV", "staging");
        assertThat(host()).isEqualTo("staging");
    }

    @Test
    void pg_variables_count_where_nothing_else_names_a_database() throws IOException {
        variables.put("PGHOST", "pg");
        variables.put("PGUSER", "u");
        assertThat(host()).isEqualTo("pg");
        file("url: postgres://top/d");
        assertThat(read().database().get().display()).isEqualTo("u@top:5432/d");
    }

    @Test
    void every_setting_can_be_said_in_the_file() throws IOException {
        file("""
                owner: Clinic Owner
                search_path: [clinic, public]
                time_zone: Europe/Zurich
                connect_timeout: 3s
                protection: production
                layout: flyway
                canary: off
                workers: 4
                placeholders:
                  schema: clinic
                  limit: 5
                locks:
                  timeout: 50ms
                  mild_timeout: 2s
                  budget: 5m
                  long_transaction: 1s
                """);
        Configuration read = read();
        assertThat(read.sessions())
                .isEqualTo(new SessionOptions(
                        Optional.of(Identifier.of("Clinic Owner")),
                        List.of(Identifier.of("clinic"), Identifier.of("public")),
                        Optional.of("Europe/Zurich"),
                        Duration.ofSeconds(3)));
        assertThat(read.locks())
                .isEqualTo(new LockOptions(
                        Duration.ofMillis(50), Duration.ofSeconds(2), Duration.ofMinutes(5), Duration.ofSeconds(1)));
        assertThat(read.protection()).isEqualTo(Protection.PRODUCTION);
        assertThat(read.layout()).isEqualTo("flyway");
        assertThat(read.canary()).isFalse();
        assertThat(read.workers()).isEqualTo(4);
        assertThat(read.parsing().placeholders()).contains(Map.of("schema", "clinic", "limit", "5"));
    }

    @Test
    void everything_wrong_is_said_at_once_with_line_and_column() throws IOException {
        file("""
                layuot: flyway
                environments:
                  staging:
                    lock:
                      timeout: 5s
                """);
        assertThat(problems(this::read))
                .extracting(
                        Problem::code, Problem::fix, p -> p.at().orElseThrow().toString())
                .containsExactly(
                        tuple("CONFIG-KEY", "did you mean `layout`?", "suture.yaml:1:1"),
                        tuple("CONFIG-KEY", "did you mean `locks.timeout`?", "suture.yaml:5:7"));
        file("canary: perhaps\nconnect_timeout: soon\nprotection: some\nlocks:\n  timeout: 1m\n");
        assertThat(problems(this::read))
                .extracting(Problem::code, p -> p.at().map(Object::toString).orElse(""))
                .containsExactlyInAnyOrder(
                        tuple("CONFIG-VALUE", "suture.yaml:1:9"),
                        tuple("CONFIG-VALUE", "suture.yaml:2:18"),
                        tuple("CONFIG-VALUE", "suture.yaml:3:13"),
                        tuple("LOCK-OPTIONS", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            - a                                 | CONFIG-SYNTAX
            dir: a\\ndir: b                     | CONFIG-SYNTAX
            dir: [a                             | CONFIG-SYNTAX
            search_path: [[a]]                  | CONFIG-SYNTAX
            locks.timeout: 1s\\nlocks: {timeout: 1s} | CONFIG-SYNTAX
            environments: staging               | CONFIG-VALUE
            environments: {staging: here}       | CONFIG-VALUE
            placeholders: x                     | CONFIG-VALUE
            url: ${NOT_SET}                     | CONFIG-VARIABLE
            """)
    void a_file_that_cannot_be_meant_is_refused(String text, String code) throws IOException {
        file(text.replace("\\n", "\n"));
        assertThat(problems(this::read)).extracting(Problem::code).containsExactly(code);
    }

    @Test
    void a_password_in_a_broken_file_is_not_repeated() throws IOException {
        file("url: \"postgres://u:hunter2@h/d\n");
        assertThat(problems(this::read).toString()).doesNotContain("hunter2");
        file("url: postgres://u:hunter2@h/d\nurl: postgres://u:hunter2@h/d\n");
        assertThat(problems(this::read).toString()).doesNotContain("hunter2");
        file("url: postgres://u:hunter2@h/d\n");
        assertThat(read().toString()).doesNotContain("hunter2");
    }

    @Test
    void variables_are_filled_into_a_url() throws IOException {
        variables.put("DB_HOST", "db.example");
        variables.put("DB_PASSWORD", "p$1%40");
        file("url: postgres://u:${DB_PASSWORD}@${DB_HOST}/d");
        assertThat(host()).isEqualTo("db.example");
        assertThat(read().database().get().password().orElseThrow().value()).isEqualTo("p$1@");
    }

    @Test
    void an_unknown_environment_and_a_missing_file_are_refused() throws IOException {
        file("environments:\n  staging:\n    url: postgres://h/d\n");
        environment = Optional.of("stagging");
        assertThat(problems(this::read))
                .extracting(Problem::code, Problem::fix)
                .containsExactly(tuple("CONFIG-ENVIRONMENT", "did you mean `staging`?"));
        environment = Optional.empty();
        variables.put("SUTURE_CONFIG", "other.yaml");
        assertThat(problems(this::read)).extracting(Problem::code).containsExactly("CONFIG-FILE");
    }

    @Test
    void a_folder_in_the_file_is_relative_to_the_file() throws IOException {
        Files.createDirectory(work.resolve("deploy"));
        Files.writeString(work.resolve("deploy/suture.yaml"), "dir: ../db\n");
        variables.put("SUTURE_CONFIG", "deploy/suture.yaml");
        assertThat(read().folder()).isEqualTo(work.resolve("db"));
    }

    @Test
    void replicas_are_urls_or_hosts_of_the_same_database_and_an_environment_has_its_own() throws IOException {
        variables.put("REPLICA", "far:6432");
        file("""
                url: postgres://suture@primary/clinic
                replicas: [near, "${REPLICA}", "postgres://reader@other/copy"]
                environments:
                  test: {replicas: "only:5433"}
                """);
        assertThat(read().replicas().get())
                .extracting(Target::display)
                .containsExactly("suture@near:5432/clinic", "suture@far:6432/clinic", "reader@other:5432/copy");
        variables.put("SUTURE_ENV", "test");
        assertThat(read().replicas().get()).extracting(Target::display).containsExactly("suture@only:5433/clinic");
        variables.put("SUTURE_REPLICAS", "a b:1");
        assertThat(read().replicas().get()).extracting(Target::hostList).containsExactly("a:5432", "b:1");
    }

    @ParameterizedTest
    @EnumSource(Key.class)
    void every_variable_is_read(Key key) throws IOException {
        boolean ofOneEnvironment = key == Key.PROMOTED_FROM; // a variable would count for the stage before, too
        assertThat(key.variable().isPresent() || key.isMap() || ofOneEnvironment)
                .isTrue();
        file("");
        key.variable().ifPresent(name -> variables.put(name, "\0 nothing could be this"));
        if (key.variable().isPresent()) {
            assertThat(new Values(Wish.nothing(), around(), ConfigFile.none(work), Optional.empty()).of(key))
                    .map(Written::from)
                    .isEqualTo(key.variable());
        }
    }

    @Test
    void every_component_of_every_features_options_can_be_set() {
        assertThat(Key.paths())
                .containsAll(paths(SessionOptions.class, ""))
                .containsAll(paths(LockOptions.class, "locks."));
    }

    private static List<String> paths(Class<? extends Record> options, String prefix) {
        return Stream.of(options.getRecordComponents())
                .map(c -> prefix + c.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .toList();
    }

    private String host() {
        return read().database().get().hosts().getFirst().host();
    }

    private Configuration read() {
        return Configuration.of(new Wish(options, environment, Optional.empty()), around());
    }

    private Surroundings around() {
        return new Surroundings(variables, work, "osuser", work);
    }

    private void file(String text) throws IOException {
        Files.writeString(work.resolve("suture.yaml"), text);
    }

    private static List<Problem> problems(Runnable runnable) {
        return catchThrowableOfType(SutureException.class, runnable::run).problems();
    }
}
