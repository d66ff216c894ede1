// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import io.suture.core.catalog.Column;
import io.suture.core.sql.Node;
import io.suture.core.sql.ddl.Expressions;
import io.suture.core.sql.ddl.TypeClause;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A constant that a column is compared with.
 *
 * @param type of the column, as stored
 * @param text without quotes, as written
 */
record KeyValue(String type, String text) {
    private static final List<String> INTEGERS = List.of("int2", "int4", "int8");
    private static final List<String> NUMBERS = List.of("int2", "int4", "int8", "numeric", "float4", "float8");
    private static final List<String> TIMES = List.of("date", "timestamp");

    /** Types a constant may be cast to, by the column's, without PostgreSQL having to compare values of types that depend on a setting. */
    private static final Map<String, List<String>> CASTS = Map.ofEntries(
            Map.entry("int2", INTEGERS),
            Map.entry("int4", INTEGERS),
            Map.entry("int8", INTEGERS),
            Map.entry("numeric", List.of("int2", "int4", "int8", "numeric")),
            Map.entry("float4", NUMBERS),
            Map.entry("float8", NUMBERS),
            Map.entry("date", TIMES),
            Map.entry("timestamp", TIMES),
            Map.entry("varchar", List.of("text", "varchar")));

    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
    private static final Pattern TIME =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?: (\\d{2}:\\d{2})(:\\d{2})?)?([+-]\\d{2}(?::\\d{2})?)?");

    /** Empty where the constant is of a type that PostgreSQL would not compare with the column as it is. */
    static Optional<KeyValue> of(Column column, Node constant) {
        String type = column.typeName().name().value();
        List<String> casts = CASTS.getOrDefault(type, List.of(type));
        boolean fits = castTo(constant).map(casts::contains).orElse(true);
        return Expressions.constant(constant)
                .filter(c -> fits)
                .map(c -> new KeyValue(type, bare(c)))
                .filter(v -> !INTEGERS.contains(type) || INTEGER.matcher(v.text).matches());
    }

    /** The type that is written at it. */
    static Optional<String> castTo(Node value) {
        return Optional.of(value)
                .filter(v -> v.is("TypeCast"))
                .flatMap(v -> v.field("typeName"))
                .map(TypeClause::of)
                .map(t -> t.name().value());
    }

    private static String bare(String constant) {
        return constant.startsWith("'")
                ? constant.substring(1, constant.length() - 1).replace("''", "'")
                : constant;
    }

    /** How it stands to a partition's bound: below zero where it is less; empty where that is not known. */
    Optional<Integer> against(Node bound) {
        return Expressions.constant(bound).map(KeyValue::bare).flatMap(this::order);
    }

    private Optional<Integer> order(String other) {
        if (text.equals(other)) {
            return Optional.of(0);
        }
        return switch (type) {
            case "int2", "int4", "int8", "numeric" -> numbers(other);
            case "date", "timestamp", "timestamptz" -> times(other);
            default -> Optional.empty();
        };
    }

    private Optional<Integer> numbers(String other) {
        return NUMBER.matcher(text).matches() && NUMBER.matcher(other).matches()
                ? Optional.of(new BigDecimal(text).compareTo(new BigDecimal(other)))
                : Optional.empty();
    }

    /** Of the same zone, or both of none. */
    private Optional<Integer> times(String other) {
        Matcher mine = TIME.matcher(text);
        Matcher its = TIME.matcher(other);
        boolean comparable = mine.matches()
                && its.matches()
                && Optional.ofNullable(mine.group(4)).equals(Optional.ofNullable(its.group(4)));
        return comparable ? Optional.of(moment(mine).compareTo(moment(its))) : Optional.empty();
    }

    private static String moment(Matcher time) {
        return time.group(1)
                + " " + Optional.ofNullable(time.group(2)).orElse("00:00")
                + Optional.ofNullable(time.group(3)).orElse(":00");
    }
}
