// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.migration.Version;
import io.suture.core.problem.Nearest;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.problem.SourcePosition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Typed look-ups in a {@link YamlMap}. What is wrong is noted; the look-up then answers as if the key were not there. */
final class YamlFields {
    private final Map<YamlMap.Key, YamlValue> values;
    private final Problems problems;

    /** Notes a problem {@code FRONT-MATTER-KEY} for each key that is not known. */
    YamlFields(YamlMap map, Collection<String> known, Problems problems) {
        this.values = map.values();
        this.problems = problems;
        values.keySet().stream()
                .filter(key -> !known.contains(key.name()))
                .map(key -> unknown(key, known))
                .forEach(problems::add);
    }

    Optional<String> text(String key) {
        return find(key).flatMap(value -> switch (value) {
            case YamlValue.Text text -> Optional.of(text.text());
            case YamlValue.Flag flag -> Optional.of(Boolean.toString(flag.is()));
            case YamlValue.Nothing nothing -> Optional.empty();
            case YamlValue.Items items -> wrong(key, "text", items.at());
            case YamlValue.Nested nested -> wrong(key, "text", nested.at());
        });
    }

    Optional<Boolean> flag(String key) {
        return given(key)
                .flatMap(value -> value instanceof YamlValue.Flag flag
                        ? Optional.of(flag.is())
                        : wrong(key, "true or false", value.at()));
    }

    boolean isFlag(String key) {
        return given(key).filter(YamlValue.Flag.class::isInstance).isPresent();
    }

    /** A list of texts; a single text counts as a list of one. */
    List<String> texts(String key) {
        return given(key).stream()
                .flatMap(value -> value instanceof YamlValue.Items items ? items.items().stream() : Stream.of(value))
                .flatMap(value -> item(key, value).stream())
                .toList();
    }

    private Optional<String> item(String key, YamlValue value) {
        return value instanceof YamlValue.Text text
                ? Optional.of(text.text())
                : wrong(key, "a list of texts, or a single text", value.at());
    }

    Optional<Version> version(String key) {
        return text(key).flatMap(text -> {
            Optional<Version> version = Version.find(text);
            return version.isPresent()
                    ? version
                    : wrong(
                            key,
                            "a semantic version such as 2.0.0",
                            find(key).orElseThrow().at());
        });
    }

    private Optional<YamlValue> given(String key) {
        return find(key).filter(value -> !(value instanceof YamlValue.Nothing));
    }

    private Optional<YamlValue> find(String key) {
        return values.entrySet().stream()
                .filter(e -> e.getKey().name().equals(key))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private <T> Optional<T> wrong(String key, String expected, SourcePosition at) {
        problems.add(Problem.user(
                        "FRONT-MATTER-VALUE",
                        "`" + key + "` must be " + expected,
                        "it means nothing to Suture as it stands",
                        "write it as `" + key + ": " + expected + "`")
                .at(at));
        return Optional.empty();
    }

    private static Problem unknown(YamlMap.Key key, Collection<String> known) {
        return Problem.user(
                        "FRONT-MATTER-KEY",
                        "`" + key.name() + "` is not a key of front matter",
                        "a key nobody reads would be a promise nobody keeps; known are: " + String.join(", ", known),
                        Nearest.to(key.name(), known)
                                .map(n -> "did you mean `" + n + "`?")
                                .orElse("take it out, or make it one of `tags`"))
                .at(key.at());
    }
}
