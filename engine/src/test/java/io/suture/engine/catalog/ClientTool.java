// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program of PostgreSQL's client package: from Debian's versioned folders, the newest, else from PATH.
 *
 * @param program {@code pg_dump} or {@code psql}
 */
record ClientTool(Path program) {
    private static final Path VERSIONED = Path.of("/usr/lib/postgresql");

    static Optional<ClientTool> find(String name) {
        return Stream.concat(versioned(name), onPath(name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(ClientTool::new);
    }

    private static Stream<Path> versioned(String name) {
        if (!Files.isDirectory(VERSIONED)) {
            return Stream.of();
        }
        try (Stream<Path> versions = Files.list(VERSIONED)) {
            return versions
                    .filter(v -> v.getFileName().toString().matches("\\d+"))
                    .sorted(Comparator.comparingInt(
                                    (Path v) -> Integer.parseInt(v.getFileName().toString()))
                            .reversed())
                    .map(v -> v.resolve("bin").resolve(name))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> onPath(String name) {
        return Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name));
    }

    /** The major of the program, which must be at least the server's for {@code pg_dump}. */
    int major() {
        String[] words = run(List.of("--version")).output().strip().split("[ .]");
        for (String word : words) {
            if (word.matches("\\d+")) {
                return Integer.parseInt(word);
            }
        }
        throw new IllegalStateException(program + " says no version");
    }

    /** What a run has written to both streams, and how it ended. */
    record Outcome(String output, int exitCode) {}

    /** What a run has written; it ends well, else everything does. */
    String succeed(List<String> arguments) {
        Outcome outcome = run(arguments);
        if (outcome.exitCode() != 0) {
            throw new IllegalStateException(program + " " + arguments + ": " + outcome.output());
        }
        return outcome.output();
    }

    Outcome run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return new Outcome(output, process.waitFor());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
