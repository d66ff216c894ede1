// SPDX-License-Identifier: Apache-2.0
package io.suture.core.yaml;

import io.suture.core.problem.Nearest;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.problem.SourcePosition;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One level of YAML, with the place of every key and value.
 *
 * @param values in the order they were written
 */
public record YamlMap(Map<Key, YamlValue> values) {
    /** A key and where it stands. */
    public record Key(String name, SourcePosition at) {}

    public YamlMap {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The map a text is; {@code YAML-SYNTAX} where it is something else. */
    public static YamlMap parse(YamlText yaml) {
        return YamlReading.map(yaml);
    }

    /** What stands behind this key; empty too where nothing does. */
    public Optional<YamlValue> find(String key) {
        return written(key).filter(value -> !(value instanceof YamlValue.Nothing));
    }

    /** What stands behind this key, be it nothing. */
    public Optional<YamlValue> written(String key) {
        return values.entrySet().stream()
                .filter(e -> e.getKey().name().equals(key))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /**
     * Notes a problem {@code YAML-KEY} for each key that is not known.
     *
     * @param of what the keys belong to, for example {@code front matter}
     */
    public void refuseOthersThan(Collection<String> known, String of, Problems problems) {
        values.keySet().stream()
                .filter(key -> !known.contains(key.name()))
                .map(key -> unknown(key, known, of))
                .forEach(problems::add);
    }

    private static Problem unknown(Key key, Collection<String> known, String of) {
        return Problem.user(
                        "YAML-KEY",
                        "`" + key.name() + "` is not a key of " + of,
                        "a key nobody reads would be a promise nobody keeps; known are: " + String.join(", ", known),
                        Nearest.to(key.name(), known)
                                .map(n -> "did you mean `" + n + "`?")
                                .orElse("take it out"))
                .at(key.at());
    }
}
