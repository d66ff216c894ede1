// SPDX-License-Identifier: Apache-2.0
package io.suture.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One process from its start to its end.
 *
 * @param wall milliseconds
 * @param said numbers it printed as {@code name=number}
 */
record Run(double wall, Map<String, Double> said) {
    /** @throws IllegalStateException with the end of its output, if it fails */
    static Run of(String name, List<String> command) {
        try {
            long start = System.nanoTime();
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            double wall = (System.nanoTime() - start) / 1e6;
            if (code != 0) {
                throw new IllegalStateException(name + " ended with exit code " + code + ": …"
                        + output.substring(Math.max(0, output.length() - 2_000)));
            }
            return new Run(wall, numbers(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name + " was interrupted", e);
        }
    }

    /** A number it printed, else how long it ran. */
    double said(String name) {
        return said.getOrDefault(name, wall);
    }

    private static Map<String, Double> numbers(String output) {
        Map<String, Double> numbers = new TreeMap<>();
        output.lines().filter(line -> line.matches("[a-z]+=[0-9.E-]+")).forEach(line -> {
            int at = line.indexOf('=');
            numbers.put(line.substring(0, at), Double.parseDouble(line.substring(at + 1)));
        });
        return numbers;
    }
}
