// SPDX-License-Identifier: Apache-2.0
package io.suture.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One of those compared: how it is started on a database and a folder.
 *
 * @param name for the tables
 * @param program with its options
 */
record Contender(String name, List<String> program) {
    /** A program of {@link io.suture.bench.peer}, on a plain JVM: the one of this process, no options, no cache. */
    static Contender java(String name, Class<?> main) {
        return new Contender(
                name,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName()));
    }

    /**
     * One run.
     *
     * @param wall milliseconds from the start of the process to its end
     * @param parts what the program says its parts took, milliseconds
     */
    record Time(double wall, Map<String, Double> parts) {}

    /** Starts it, waits for it. @throws IllegalStateException with its output, if it fails */
    Time run(List<String> arguments) {
        List<String> command = new ArrayList<>(program);
        command.addAll(arguments);
        try {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            int code = process.waitFor();
            double wall = (System.nanoTime() - start) / 1e6;
            if (code != 0) {
                throw new IllegalStateException(name + " ended with exit code " + code + ":\n" + output);
            }
            return new Time(wall, parts(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name + " was interrupted", e);
        }
    }

    private static Map<String, Double> parts(String output) {
        Map<String, Double> parts = new LinkedHashMap<>();
        output.lines().filter(line -> line.matches("[a-z]+=[0-9.E]+")).forEach(line -> {
            int at = line.indexOf('=');
            parts.put(line.substring(0, at), Double.parseDouble(line.substring(at + 1)));
        });
        return parts;
    }
}
