// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import io.suture.core.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a section of a connection service file (PostgreSQL 18 manual, 32.17). */
final class ServiceFile {
    private ServiceFile() {}

    /**
     * The parameters of a service, by libpq's names.
     *
     * @param files looked through in order; the first that has the section counts
     * @throws io.suture.core.problem.SutureException {@code CONNECT-SERVICE}
     */
    static Map<String, String> read(String service, List<Path> files) {
        return files.stream()
                .filter(Files::isRegularFile)
                .map(file -> section(service, file))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> Problem.user(
                                "CONNECT-SERVICE",
                                "there is no service [" + service + "]",
                                "it stands in none of " + files,
                                "correct PGSERVICE or add the section")
                        .asException());
    }

    private static Optional<Map<String, String>> section(String service, Path file) {
        Map<String, String> values = null;
        for (String raw : lines(file)) {
            String line = raw.strip();
            if (line.startsWith("[")) {
                if (values != null) {
                    break;
                }
                values = line.equals("[" + service + "]") ? new HashMap<>() : null;
            } else if (values != null && line.indexOf('=') > 0 && !line.startsWith("#")) {
                int equals = line.indexOf('=');
                values.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        return Optional.ofNullable(values);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Problem.environment("CONNECT-SERVICE", "cannot read " + file, "" + e.getMessage(), "make it readable")
                    .asException();
        }
    }
}
