// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandRunTest {
    @TempDir
    Path folder;

    static Stream<List<String>> mistakes() {
        return Stream.of(
                List.of("doctr"),
                List.of(),
                List.of("doctor", "--ulr=x"),
                List.of("doctor", "--url"),
                List.of("doctor", "-o", "xml"),
                List.of("doctor", "--env", "nowhere"),
                List.of("doctor", "--config", "nowhere.yaml"),
                List.of("new", "sql"),
                List.of("new", "sqll", "add a column"),
                List.of("new", "sql", "fix"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_users_mistake_exits_2_in_every_output_mode(List<String> arguments) {
        Terminal.Answer text = run(arguments);
        assertThat(text.exitCode()).isEqualTo(2);
        assertThat(text.out()).isEmpty();
        assertThat(text.err()).contains("now: nothing has been changed");
        Terminal.Answer json =
                run(Stream.concat(arguments.stream(), Stream.of("-o", "json")).toList());
        assertThat(json.exitCode()).isEqualTo(2);
        assertThat(json.err()).isEmpty();
        JsonNode problem = json.json().get("problems").get(0);
        assertThat(problem.get("blame").asText()).isEqualTo("USER");
        assertThat(problem.get("effect").asText()).isEqualTo("NONE");
        assertThat(List.of("code", "what", "why", "fix")).allMatch(problem::hasNonNull);
    }

    @Test
    void an_unreachable_server_is_the_environments_and_a_finding_of_the_doctor() {
        Terminal.Answer answer = run(List.of("doctor", "--url", "postgres://u@127.0.0.1:1/d", "-o", "json"));
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.json().get("checks").findValuesAsText("evidence").toString())
                .contains("CONNECT-REFUSED");
        assertThat(answer.json().get("problems")).isEmpty();
    }

    @Test
    void a_problem_in_a_file_has_its_place_in_text_and_json() throws Exception {
        Files.writeString(folder.resolve("suture.yaml"), "dir: x\nlayuot: flyway\n");
        assertThat(run(List.of("doctor")).err()).isEqualTo("""
                        CONFIG-KEY  `layuot` is not a setting
                              at: suture.yaml:2:1
                             why: a setting nobody reads would be a promise nobody keeps; known are: %s
                             fix: did you mean `layout`?
                             now: nothing has been changed
                        """.formatted(String.join(", ", paths())));
        JsonNode problem =
                run(List.of("doctor", "-o", "json")).json().get("problems").get(0);
        assertThat(problem.get("file").asText()).isEqualTo("suture.yaml");
        assertThat(problem.get("line").asInt()).isEqualTo(2);
        assertThat(problem.get("column").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--url=postgres://u:hunter2@h:port/d",
                "--ulr=postgres://u:hunter2@h/d",
                "postgres://u:hunter2@h/d"
            })
    void a_password_on_the_command_line_is_never_repeated(String argument) {
        Terminal.Answer answer = run(List.of("doctor", argument, "--debug"));
        assertThat(answer.exitCode()).isBetween(1, 2);
        assertThat(answer.out() + answer.err()).doesNotContain("hunter2");
    }

    @Test
    void colours_are_for_terminals_only() {
        assertThat(run(List.of("doctr")).err()).doesNotContain("\u001b");
        assertThat(new Terminal(folder).coloured().run("doctr").err()).contains("\u001b[31mCLI-USAGE\u001b[0m");
    }

    @Test
    void help_and_version_are_on_standard_output() {
        assertThat(run(List.of("--help")).out()).contains("Usage: suture", "init", "doctor", "Exit codes: 0 done");
        assertThat(run(List.of("new", "--help")).out()).contains("Usage: suture new", "--dry-run");
        assertThat(run(List.of("--version")).out()).matches("suture \\d+\\.\\d+\\.\\d+\\S* \\(Java \\d+\\)\\R");
        assertThat(run(List.of("--help")).exitCode() + run(List.of("--version")).exitCode())
                .isZero();
    }

    @Test
    void init_makes_a_configuration_that_says_nothing_yet_and_never_writes_over_one() {
        Terminal.Answer dry = run(List.of("init", "--dry-run", "-o", "json"));
        assertThat(dry.json().get("created")).map(JsonNode::asText).containsExactly("suture.yaml", "migrations");
        assertThat(folder).isEmptyDirectory();
        assertThat(run(List.of("init")).out()).isEqualTo("made suture.yaml\nmade migrations\n");
        assertThat(folder.resolve("migrations")).isEmptyDirectory();
        Terminal.Answer again = run(List.of("init"));
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).startsWith("FILE-EXISTS");
    }

    @Test
    void new_makes_a_file_in_the_layout_of_the_folder() throws Exception {
        assertThat(new Terminal(folder)
                        .at(Instant.parse("2026-11-21T10:11:12Z"))
                        .run("new", "sql", "Add compliance fields", "--release", "2.0.0", "-o", "json")
                        .json()
                        .get("created"))
                .map(JsonNode::asText)
                .containsExactly("migrations/2.0.0/20261121101112_add_compliance_fields.sql");
        assertThat(folder.resolve("migrations/2.0.0/20261121101112_add_compliance_fields.sql"))
                .content()
                .contains("description: Add compliance fields");
        Files.createDirectory(folder.resolve("fly"));
        Files.writeString(folder.resolve("fly/V1__first.sql"), "SELECT 1;");
        assertThat(run(List.of("new", "sql", "add a column", "--dir", "fly")).err())
                .startsWith("NEW-LAYOUT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void a_completion_script_knows_every_command(String shell) {
        assertThat(run(List.of("completion", shell)).out()).contains("init", "new", "doctor", "--dry-run".substring(2));
    }

    private static List<String> paths() {
        return Stream.of(io.suture.engine.config.Key.values())
                .map(io.suture.engine.config.Key::path)
                .toList();
    }

    private Terminal.Answer run(List<String> arguments) {
        return new Terminal(folder).run(arguments.toArray(String[]::new));
    }
}
