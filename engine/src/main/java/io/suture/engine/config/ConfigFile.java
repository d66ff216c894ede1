// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.config;

import io.suture.core.problem.Nearest;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.problem.SourcePosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A {@code suture.yaml}, its keys known to be known.
 *
 * @param folder relative paths in it start here
 * @param values by path; those of an environment begin with {@code environments.NAME.}
 * @param environments in the order they were written
 */
record ConfigFile(Path folder, Map<String, Written> values, Set<String> environments) {
    private static final String ENVIRONMENTS = "environments.";

    static ConfigFile none(Path folder) {
        return new ConfigFile(folder, Map.of(), Set.of());
    }

    /** @throws io.suture.core.problem.SutureException {@code CONFIG-FILE}, {@code CONFIG-SYNTAX}, {@code CONFIG-KEY} */
    static ConfigFile read(Path file, String shown) {
        Map<String, Written> values = new LinkedHashMap<>();
        Set<String> environments = new LinkedHashSet<>();
        Problems problems = new Problems();
        YamlSettings.read(shown, text(file, shown)).forEach((path, entry) -> {
            String key = path;
            if (path.startsWith(ENVIRONMENTS)) {
                String inside = path.substring(ENVIRONMENTS.length());
                int dot = inside.indexOf('.');
                environments.add(dot < 0 ? inside : inside.substring(0, dot));
                key = dot < 0 ? "" : inside.substring(dot + 1);
            }
            if (key.isEmpty() || path.equals("environments") || isMapItself(key)) {
                entry.value().ifPresent(v -> problems.add(notAMap(path, entry.key())));
            } else if (Key.of(key).isEmpty()) {
                problems.add(unknown(key, entry.key()));
            } else {
                entry.value().ifPresent(v -> values.put(path, v));
            }
        });
        problems.throwIfAny();
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a folder");
        return new ConfigFile(folder, values, environments);
    }

    private static boolean isMapItself(String key) {
        return Key.of(key).filter(k -> k.isMap() && k.path().equals(key)).isPresent();
    }

    Optional<Written> inEnvironment(String environment, Key key) {
        return Optional.ofNullable(values.get(ENVIRONMENTS + environment + "." + key.path()));
    }

    Optional<Written> atTop(Key key) {
        return Optional.ofNullable(values.get(key.path()));
    }

    /** Names and values below a key, those of the environment over those of the top. */
    Map<String, Written> below(Key key, Optional<String> environment) {
        Map<String, Written> all = new LinkedHashMap<>();
        Stream.concat(Stream.of(""), environment.stream().map(e -> ENVIRONMENTS + e + "."))
                .map(prefix -> prefix + key.path() + ".")
                .forEach(prefix -> values.forEach((path, value) -> {
                    if (path.startsWith(prefix)) {
                        all.put(path.substring(prefix.length()), value);
                    }
                }));
        return all;
    }

    private static String text(Path file, String shown) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Problem.user(
                            "CONFIG-FILE",
                            "the configuration " + shown + " cannot be read",
                            "it does not exist, or this user may not read it",
                            "correct --config, or leave it out")
                    .asException();
        }
    }

    private static Problem notAMap(String path, SourcePosition at) {
        return Problem.user(
                        "CONFIG-VALUE",
                        "`" + path + "` holds settings, not a value",
                        "what belongs to it stands below it, indented",
                        "write each setting below it on a line of its own, indented by two spaces")
                .at(at);
    }

    private static Problem unknown(String key, SourcePosition at) {
        return Problem.user(
                        "CONFIG-KEY",
                        "`" + key + "` is not a setting",
                        "a setting nobody reads would be a promise nobody keeps; known are: "
                                + String.join(", ", Key.paths()),
                        Nearest.to(key, Key.paths())
                                .map(n -> "did you mean `" + n + "`?")
                                .orElse("take it out"))
                .at(at);
    }
}
