// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.shape;

import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.problem.SourcePosition;
import io.suture.core.problem.SutureException;
import io.suture.core.yaml.YamlValue;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is known while values are read.
 *
 * @param problems everything wrong is noted here
 * @param field for people: the field whose value is read
 * @param around fields of the record around this one, by their names in YAML
 */
public record Reading(Problems problems, String field, Map<String, Object> around) {
    public Reading {
        around = Map.copyOf(around);
    }

    /** At the beginning of an operation. */
    public static Reading into(Problems problems) {
        return new Reading(problems, "operations", Map.of());
    }

    Reading in(String newField, Map<String, Object> newAround) {
        return new Reading(problems, newField, newAround);
    }

    /** What the record around says. */
    Object around(String name) {
        return Objects.requireNonNull(around.get(name), () -> "nothing around says " + name);
    }

    /** Notes that something else is expected. */
    <T> Optional<T> wrong(YamlValue value, Shape expected) {
        problems.add(Problem.user(
                        "YAML-VALUE",
                        "`" + field + "` must be " + expected.words() + ", not " + value.words(),
                        "it means nothing to Suture as it stands",
                        "write " + expected.words() + " behind `" + field + ":`")
                .at(value.at()));
        return Optional.empty();
    }

    /** What is made of a value, or its problems with their place in the file. */
    <T> Optional<T> made(YamlValue value, Supplier<T> maker) {
        try {
            return Optional.of(maker.get());
        } catch (SutureException e) {
            e.problems().stream().map(p -> p.at(place(value, p))).forEach(problems::add);
            return Optional.empty();
        }
    }

    /** Lines of a text are counted; in a single line the place of the whole is near enough. */
    private static SourcePosition place(YamlValue value, Problem problem) {
        SourcePosition at = value.at();
        boolean counted = problem.at().filter(p -> p.line() > 1).isPresent();
        return value instanceof YamlValue.Text text && counted
                ? new SourcePosition(
                        at.file(),
                        text.firstLine() + problem.at().get().line() - 1,
                        problem.at().get().column(),
                        problem.at().get().excerpt())
                : new SourcePosition(
                        at.file(), at.line(), at.column(), problem.at().flatMap(SourcePosition::excerpt));
    }
}
