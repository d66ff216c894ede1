// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code psql} and {@code pg_dump} of this machine, found on PATH or in Debian's folders a version; the newest.
 *
 * @param bin folder they lie in
 * @param major of them; a {@code pg_dump} refuses a newer server
 */
public record ClientTools(Path bin, int major) {
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    public static Optional<ClientTools> find() {
        return candidates().stream()
                .filter(bin -> Files.isExecutable(bin.resolve("pg_dump")) && Files.isExecutable(bin.resolve("psql")))
                .map(bin -> new ClientTools(bin, majorOf(bin)))
                .max(Comparator.comparingInt(ClientTools::major));
    }

    /** The schema as text, without the random words newer versions put in; schema {@code suture} left out. */
    public String dumpSchema(EmbeddedServer server, String database) {
        String dump =
                run(List.of(bin.resolve("pg_dump").toString(), "-s", "-N", "suture", "-d", uri(server, database)));
        return dump.lines()
                .filter(line -> !line.startsWith("\\restrict") && !line.startsWith("\\unrestrict"))
                .collect(Collectors.joining("\n"));
    }

    /** Runs the files one after the other, each statement by itself, and stops at the first error. */
    public void psql(EmbeddedServer server, String database, List<Path> files) {
        List<String> command = new ArrayList<>(List.of(
                bin.resolve("psql").toString(), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", uri(server, database)));
        files.forEach(file -> command.addAll(List.of("-f", file.toString())));
        run(command);
    }

    private static String uri(EmbeddedServer server, String database) {
        return "postgresql://" + EmbeddedServer.SUPERUSER + "@127.0.0.1:" + server.port() + "/" + database;
    }

    private static List<Path> candidates() {
        List<Path> folders = new ArrayList<>();
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            folders.add(Path.of(folder));
        }
        if (Files.isDirectory(DEBIAN)) {
            try (Stream<Path> versions = Files.list(DEBIAN)) {
                versions.map(version -> version.resolve("bin")).forEach(folders::add);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return folders;
    }

    private static int majorOf(Path bin) {
        String words = run(List.of(bin.resolve("pg_dump").toString(), "--version"));
        String version = words.replaceAll("[^0-9. ]", "").strip().split("[. ]", 2)[0];
        return Integer.parseInt(version);
    }

    private static String run(List<String> command) {
        try {
            Path errors = Files.createTempFile("client", ".err");
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            String err = Files.readString(errors);
            Files.delete(errors);
            if (code != 0) {
                throw new IllegalStateException(command.getFirst() + " ended with " + code + ": " + err);
            }
            return out;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
