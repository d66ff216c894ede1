// SPDX-License-Identifier: Apache-2.0
package io.suture.core.yaml;

import io.suture.core.migration.Version;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.problem.SourcePosition;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Typed look-ups in a {@link YamlMap}. What is wrong is noted; the look-up then answers as if the key were not there. */
public final class YamlFields {
    private final YamlMap map;
    private final Problems problems;

    /**
     * Notes a problem {@code YAML-KEY} for each key that is not known.
     *
     * @param of what the keys belong to, for people
     */
    public YamlFields(YamlMap map, Collection<String> known, String of, Problems problems) {
        this.map = map;
        this.problems = problems;
        map.refuseOthersThan(known, of, problems);
    }

    public Optional<String> text(String key) {
        return map.find(key).flatMap(value -> switch (value) {
            case YamlValue.Text text -> Optional.of(text.text());
            case YamlValue.Flag flag -> Optional.of(Boolean.toString(flag.is()));
            case YamlValue.Nothing nothing -> Optional.empty();
            case YamlValue.Items items -> wrong(key, "text", items.at());
            case YamlValue.Nested nested -> wrong(key, "text", nested.at());
        });
    }

    public Optional<Boolean> flag(String key) {
        return map.find(key)
                .flatMap(value -> value instanceof YamlValue.Flag flag
                        ? Optional.of(flag.is())
                        : wrong(key, "true or false", value.at()));
    }

    /** @param display a value as an author writes it */
    public <T> Optional<T> oneOf(String key, List<T> values, Function<T, String> display) {
        return text(key).flatMap(text -> {
            Optional<T> value =
                    values.stream().filter(v -> display.apply(v).equals(text)).findFirst();
            String choice = values.stream().map(display).collect(Collectors.joining(" or "));
            return value.isPresent()
                    ? value
                    : wrong(key, choice, map.find(key).orElseThrow().at());
        });
    }

    public boolean isFlag(String key) {
        return map.find(key).filter(YamlValue.Flag.class::isInstance).isPresent();
    }

    /** A list of texts; a single text counts as a list of one. */
    public List<String> texts(String key) {
        return map.find(key).stream()
                .flatMap(value -> value instanceof YamlValue.Items items ? items.items().stream() : Stream.of(value))
                .flatMap(value -> item(key, value).stream())
                .toList();
    }

    /**
     * A list of texts, or one, each with a meaning.
     *
     * @param reading empty where a text has none
     * @param expected what it must be, for people
     */
    public <T> List<T> each(String key, Function<String, Optional<T>> reading, String expected) {
        return texts(key).stream()
                .flatMap(text ->
                        reading
                                .apply(text)
                                .or(() -> wrong(
                                        key,
                                        expected,
                                        map.find(key).orElseThrow().at()))
                                .stream())
                .toList();
    }

    private Optional<String> item(String key, YamlValue value) {
        return value instanceof YamlValue.Text text
                ? Optional.of(text.text())
                : wrong(key, "a list of texts, or a single text", value.at());
    }

    public Optional<Version> version(String key) {
        return parsed(key, Version::find, "a semantic version such as 2.0.0");
    }

    /**
     * @param parser empty for what means nothing
     * @param words what may be written
     */
    public <T> Optional<T> parsed(String key, Function<String, Optional<T>> parser, String words) {
        return text(key).flatMap(text -> {
            Optional<T> value = parser.apply(text);
            return value.isPresent()
                    ? value
                    : wrong(key, words, map.find(key).orElseThrow().at());
        });
    }

    private <T> Optional<T> wrong(String key, String expected, SourcePosition at) {
        problems.add(Problem.user(
                        "YAML-VALUE",
                        "`" + key + "` must be " + expected,
                        "it means nothing to Suture as it stands",
                        "write it as `" + key + ": " + expected + "`")
                .at(at));
        return Optional.empty();
    }
}
