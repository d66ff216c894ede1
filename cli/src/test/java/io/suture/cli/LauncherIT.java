// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code suture}, started as a person does, with what Maven has just packed. */
class LauncherIT {
    private static final Path LAUNCHER = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
            .map(folder -> folder.resolve("suture"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow();
    private static final Path SOME_JAVA = Path.of(System.getProperty("java.home"));

    @TempDir
    private Path elsewhere;

    private final List<Path> links = new ArrayList<>();

    @AfterEach
    void what_is_linked_to_stays() throws IOException {
        for (Path link : links) {
            Files.delete(link);
        }
    }

    @BeforeAll
    static void what_maven_built_is_not_built_again() throws Exception {
        Files.deleteIfExists(LAUNCHER.resolveSibling("cli/target/suture.built"));

        assertThat(run(LAUNCHER.getParent(), Map.of(), LAUNCHER, "--version").err())
                .doesNotContain("building");
    }

    @Test
    void arguments_and_exit_code_are_passed_on_as_they_are() throws Exception {
        Ended ended = run(elsewhere, Map.of(), LAUNCHER, "no such  command", "", "*");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("no such  command");
    }

    @Test
    void it_works_through_symbolic_links_from_any_folder() throws Exception {
        Path first = link("first", LAUNCHER);
        Path second = link("a command", elsewhere.relativize(first));

        assertThat(run(elsewhere, Map.of(), second, "--version").out()).startsWith("suture ");
        assertThat(run(
                                elsewhere,
                                Map.of("PATH", elsewhere + ":" + System.getenv("PATH")),
                                Path.of("first"),
                                "--version")
                        .out())
                .startsWith("suture ");
    }

    @Test
    void a_java_home_that_will_not_do_is_passed_over() throws Exception {
        Path old = anOldJava();

        Ended ended = run(elsewhere, Map.of("JAVA_HOME", old.toString()), LAUNCHER, "--version");

        assertThat(ended.out()).startsWith("suture ");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void a_java_that_was_asked_for_and_will_not_do_is_refused() throws Exception {
        Path old = anOldJava();

        Ended ended = run(elsewhere, Map.of("SUTURE_JAVA_HOME", old.toString()), LAUNCHER, "--version");

        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.err()).contains(old.toString());
    }

    @Test
    void a_java_that_was_asked_for_is_the_one_that_runs() throws Exception {
        Path named = link("my java", SOME_JAVA);

        Ended ended = run(
                elsewhere,
                Map.of("SUTURE_JAVA_HOME", named.toString(), "SUTURE_JAVA_OPTS", "-XshowSettings:properties"),
                LAUNCHER,
                "--version");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out() + ended.err()).contains("java.home = ");
    }

    @Test
    void a_broken_start_up_cache_changes_nothing() throws Exception {
        for (Path cache : caches()) {
            Files.writeString(cache, "no cache");
        }

        Ended ended = run(elsewhere, Map.of(), LAUNCHER, "--version");

        for (Path cache : caches()) {
            Files.delete(cache);
        }
        assertThat(ended.out()).startsWith("suture ");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isZero();
    }

    private static List<Path> caches() throws IOException {
        try (Stream<Path> files = Files.list(LAUNCHER.resolveSibling("cli/target"))) {
            return files.filter(file -> file.toString().matches(".*\\.(aot|jsa)"))
                    .toList();
        }
    }

    private Path link(String name, Path target) throws IOException {
        Path link = Files.createSymbolicLink(elsewhere.resolve(name), target);
        links.add(link);
        return link;
    }

    private Path anOldJava() throws IOException {
        Path home = elsewhere.resolve("jdk-17");
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("bin/java"), "#!/bin/sh\nexit 9\n");
        assertThat(home.resolve("bin/java").toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"17.0.15\"\n");
        return home;
    }

    private record Ended(int exitCode, String out, String err) {}

    private static Ended run(Path folder, Map<String, String> variables, Path command, String... arguments)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("sh", "-c", "exec \"$0\" \"$@\"", command.toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        builder.environment().remove("JAVA_HOME");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(variables);
        Path err = Files.createTempFile("launcher", ".err");
        Process process = builder.redirectError(err.toFile()).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exitCode = process.waitFor();
        String said = Files.readString(err);
        Files.delete(err);
        return new Ended(exitCode, out, said);
    }
}
