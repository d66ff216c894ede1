// SPDX-License-Identifier: Apache-2.0
package io.suture.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Every file of the projects looked at in one process.
 *
 * @param projects a folder with a folder a project
 * @param squawk the linter of that name; empty where it is not installed
 */
record LintBench(Path projects, Path suture, Optional<Path> squawk, int rounds) {
    /** Runs in which start-up caches are made and files come into memory. */
    private static final int WARM_UP = 1;

    /**
     * One process.
     *
     * @param wall milliseconds
     * @param memory most that was resident, in KiB, as the kernel kept it; 0 where it does not tell
     */
    private record Look(double wall, long memory) {}

    Table run() {
        List<String> files = files();
        Map<String, List<String>> contenders = new LinkedHashMap<>();
        contenders.put(
                "Suture",
                Stream.concat(Stream.of(suture.toString(), "lint"), folders().stream())
                        .toList());
        squawk.ifPresent(s -> contenders.put(
                "squawk", Stream.concat(Stream.of(s.toString()), files.stream()).toList()));
        List<List<String>> rows = new ArrayList<>();
        contenders.forEach((name, command) -> rows.add(row(name, looks(command), files.size())));
        return new Table(
                "Lint of %,d files".formatted(files.size()),
                "Whole processes, " + rounds
                        + " each; the median. Suture reads each project's migrations in their order, with the"
                        + " schema that grows from one to the next, ups and downs; squawk looks at each file by itself.",
                List.of("", "time", "a file", "peak memory"),
                rows);
    }

    private List<Look> looks(List<String> command) {
        return IntStream.range(-WARM_UP, rounds)
                .mapToObj(round -> look(command))
                .skip(WARM_UP)
                .toList();
    }

    private static List<String> row(String name, List<Look> looks, int files) {
        double wall = new Samples(looks.stream().map(Look::wall).toList()).median();
        long memory = looks.stream().mapToLong(Look::memory).max().orElse(0);
        return List.of(
                name,
                Table.time(wall),
                String.format(Locale.ROOT, "%.2f ms", wall / files),
                memory == 0 ? "not known" : memory / 1024 + " MiB");
    }

    /** Findings, and a file that no grammar takes, make a linter fail; more than that is an error. */
    private static Look look(List<String> command) {
        try {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            long memory = 0;
            while (process.isAlive()) {
                memory = Math.max(memory, resident(process.pid()));
                Thread.sleep(10);
            }
            if (process.exitValue() > 2) {
                throw new IllegalStateException(command.getFirst() + " ended with exit code " + process.exitValue());
            }
            return new Look((System.nanoTime() - start) / 1e6, memory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static long resident(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    private List<String> folders() {
        try (Stream<Path> all = Files.list(projects)) {
            return all.filter(Files::isDirectory).map(Path::toString).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> files() {
        try (Stream<Path> all = Files.walk(projects)) {
            return all.map(Path::toString)
                    .filter(name -> name.endsWith(".sql"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
