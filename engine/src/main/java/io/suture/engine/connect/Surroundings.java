// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a process finds around it; given, never looked up, so that a test can have its own.
 *
 * @param variables of the environment
 * @param home directory of the user
 * @param user name at the operating system
 * @param directory relative paths start here
 */
public record Surroundings(Map<String, String> variables, Path home, String user, Path directory) {
    public Surroundings {
        variables = Map.copyOf(variables);
    }

    public static Surroundings ofThisProcess() {
        return new Surroundings(
                System.getenv(),
                Path.of(System.getProperty("user.home", ".")),
                System.getProperty("user.name", ""),
                Path.of("").toAbsolutePath());
    }

    /** An environment variable; one that is set but empty counts as not set, as libpq does. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(v -> !v.isEmpty());
    }

    /** A path as the user writes it, relative to {@link #directory}. */
    public Path path(String written) {
        return directory.resolve(written);
    }
}
