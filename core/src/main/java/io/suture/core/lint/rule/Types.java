// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import io.suture.core.sql.ddl.TypeClause;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Types as a statement writes them. */
final class Types {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("int2", "smallint"),
            Map.entry("int4", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("bool", "boolean"),
            Map.entry("float4", "real"),
            Map.entry("float8", "double precision"),
            Map.entry("bpchar", "char"),
            Map.entry("varchar", "varchar"),
            Map.entry("numeric", "numeric"),
            Map.entry("bit", "bit"),
            Map.entry("varbit", "bit varying"),
            Map.entry("interval", "interval"),
            Map.entry("time", "time"),
            Map.entry("timestamp", "timestamp"));

    /** By the mask that stands for them. */
    private static final Map<Integer, String> INTERVAL_FIELDS = Map.ofEntries(
            Map.entry(1 << 1, "month"),
            Map.entry(1 << 2, "year"),
            Map.entry(1 << 3, "day"),
            Map.entry(1 << 10, "hour"),
            Map.entry(1 << 11, "minute"),
            Map.entry(1 << 12, "second"),
            Map.entry(1 << 2 | 1 << 1, "year to month"),
            Map.entry(1 << 3 | 1 << 10, "day to hour"),
            Map.entry(1 << 3 | 1 << 10 | 1 << 11, "day to minute"),
            Map.entry(1 << 3 | 1 << 10 | 1 << 11 | 1 << 12, "day to second"),
            Map.entry(1 << 10 | 1 << 11, "hour to minute"),
            Map.entry(1 << 10 | 1 << 11 | 1 << 12, "hour to second"),
            Map.entry(1 << 11 | 1 << 12, "minute to second"));

    private Types() {}

    static String sql(TypeClause type) {
        String name = type.name().value();
        boolean own = type.schema().map(s -> s.value().equals("pg_catalog")).orElse(true);
        String word = own
                ? WORDS.getOrDefault(name, type.name().toString())
                : type.schema().get() + "." + type.name();
        List<Integer> numbers = type.modifiers();
        Optional<String> fields = Optional.of(numbers)
                .filter(n -> word.equals("interval") && !n.isEmpty())
                .map(n -> INTERVAL_FIELDS.get(n.getFirst()));
        String modifiers = numbers.stream()
                .skip(fields.isPresent() ? 1 : 0)
                .map(String::valueOf)
                .collect(Collectors.joining(","));
        return word
                + fields.map(f -> " " + f).orElse("")
                + (modifiers.isEmpty() ? "" : "(" + modifiers + ")")
                + (type.array() ? "[]" : "");
    }

    /** Whether it is this type of PostgreSQL's own, by the name the catalog stores. */
    static boolean is(TypeClause type, String... names) {
        return type.schema().map(s -> s.value().equals("pg_catalog")).orElse(true)
                && List.of(names).contains(type.name().value().toLowerCase(Locale.ROOT));
    }
}
