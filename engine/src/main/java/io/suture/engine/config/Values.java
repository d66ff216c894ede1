// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.config;

import io.suture.core.problem.Nearest;
import io.suture.core.problem.Problem;
import io.suture.engine.connect.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the strongest value of each key.
 *
 * @param environment chosen by {@code --env} or {@code SUTURE_ENV}
 */
record Values(Wish wish, Surroundings around, ConfigFile file, Optional<String> environment) {
    private static final String DEFAULT_FILE = "suture.yaml";

    /** @throws io.suture.core.problem.SutureException {@code CONFIG-…} */
    static Values of(Wish wish, Surroundings around) {
        ConfigFile file = file(wish, around);
        Optional<String> environment = wish.environment().or(() -> around.variable("SUTURE_ENV"));
        environment.filter(name -> !file.environments().contains(name)).ifPresent(name -> {
            throw noEnvironment(name, file).asException();
        });
        return new Values(wish, around, file, environment);
    }

    Optional<Written> of(Key key) {
        Optional<Written> option = Optional.ofNullable(wish.options().get(key))
                .map(text -> Written.one(text, key.option().orElse("option")));
        Optional<Written> section = environment.flatMap(name -> file.inEnvironment(name, key));
        return option.or(() -> key == Key.URL ? section : Optional.empty())
                .or(() -> key.variable().flatMap(this::variable))
                .or(() -> section)
                .or(() -> file.atTop(key))
                .or(() -> key.otherwise().map(text -> Written.one(text, "default")));
    }

    Map<String, Written> below(Key key) {
        return file.below(key, environment);
    }

    private Optional<Written> variable(String name) {
        return around.variable(name).map(text -> Written.one(text, name));
    }

    private static ConfigFile file(Wish wish, Surroundings around) {
        Optional<String> named = wish.config().or(() -> around.variable("SUTURE_CONFIG"));
        String shown = named.orElse(DEFAULT_FILE);
        Path path = around.path(shown);
        return named.isPresent() || Files.exists(path)
                ? ConfigFile.read(path, shown)
                : ConfigFile.none(around.directory());
    }

    private static Problem noEnvironment(String name, ConfigFile file) {
        return Problem.user(
                "CONFIG-ENVIRONMENT",
                "there is no environment `" + name + "`",
                file.environments().isEmpty()
                        ? "no configuration names any"
                        : "the configuration names " + String.join(", ", file.environments()),
                Nearest.to(name, file.environments())
                        .map(n -> "did you mean `" + n + "`?")
                        .orElse("add it below `environments:` in suture.yaml, or correct --env"));
    }
}
