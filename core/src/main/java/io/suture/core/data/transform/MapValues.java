// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import static java.util.stream.Collectors.joining;

import com.google.auto.service.AutoService;
import io.suture.core.data.Derived;
import io.suture.core.problem.Problem;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.typed.Doc;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One text for another. */
public record MapValues(
        @Doc("each value, and what it becomes") Map<String, String> values,
        @Doc("values that become null") List<String> nothing,

        @Doc(value = "what every other value becomes", name = "else")
        Optional<String> otherwise,

        @Doc("what becomes of a row with any other value, where `else` is not said; fail where it is left out")
        Optional<Otherwise> missing)
        implements Transform {
    public MapValues {
        values = new LinkedHashMap<>(values);
        nothing = List.copyOf(nothing);
        if (otherwise.isPresent() && missing.isPresent() || nothing.stream().anyMatch(values::containsKey)) {
            throw Problem.user(
                            "DATA-MAPPING",
                            "`map` says two things of one value",
                            "`else` and `missing` are both about other values, and what is `nothing` has no value",
                            "say one of them")
                    .asException();
        }
    }

    @Override
    public Derived of(Input input) {
        return input.as("text").once(this::mapped);
    }

    private Derived mapped(Input text) {
        Stream<String> mapped = values.entrySet().stream()
                .map(e -> " WHEN " + SqlLiteral.quote(e.getKey()) + " THEN " + SqlLiteral.quote(e.getValue()));
        Stream<String> nulls = nothing.stream().map(n -> " WHEN " + SqlLiteral.quote(n) + " THEN NULL");
        String cases = "CASE " + text + Stream.concat(mapped, nulls).collect(joining());
        String other = otherwise
                .map(o -> " ELSE CASE WHEN " + text + " IS NOT NULL THEN " + SqlLiteral.quote(o) + " END")
                .orElse("");
        Derived value = Derived.of("(" + cases + other + " END)::text");
        return otherwise.isPresent()
                ? value
                : value.with(text.objection(
                        "unmapped",
                        text + " <> ALL (ARRAY[" + known() + "]::text[])",
                        missing.orElse(Otherwise.FAIL).action(),
                        "is none of those that are mapped"));
    }

    private String known() {
        return Stream.concat(values.keySet().stream(), nothing.stream())
                .map(SqlLiteral::quote)
                .collect(joining(", "));
    }

    /** Also an enum, which is compared as text. */
    @Override
    public Set<ValueKind> takes() {
        return Set.of(ValueKind.TEXT, ValueKind.NUMBER, ValueKind.OTHER);
    }

    @Override
    public ValueKind gives(ValueKind taken) {
        return ValueKind.TEXT;
    }

    @AutoService(TransformType.class)
    public static final class Type extends TransformType {
        public Type() {
            super(
                    MapValues.class,
                    "map",
                    "Puts other values in the place of values. Case counts; null stays null.",
                    TransformExample.of("text", """
                        map:
                          values: {new: pending, in_progress: processing, done: completed}
                          else: cancelled
                        """)
                            .gives("new", "pending")
                            .gives("done", "completed")
                            .gives("Done", "cancelled")
                            .gives("lost", "cancelled"));
        }
    }
}
