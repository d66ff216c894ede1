// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql.ddl;

import static java.util.stream.Collectors.joining;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A type as a statement names it.
 *
 * @param schema empty where it is left to the search path; the grammar itself writes {@code pg_catalog} for SQL's own names
 * @param name as stored: {@code int4} for {@code integer}; {@code serial} and its like as written
 * @param modifiers numbers in parentheses, of {@code interval day to second(3)} its fields as a mask first; others (of extensions'
 *     types) are left out
 * @param array whether it is an array of that type, of any number of dimensions
 */
public record TypeClause(Optional<Identifier> schema, Identifier name, List<Integer> modifiers, boolean array) {
    /** What the grammar writes before the digits of {@code interval(3)}: no field is left out. */
    private static final int ALL_FIELDS = 0x7FFF;

    /** Types that {@code format_type} calls otherwise than the catalog, or than an identifier is written: some are keywords. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("int2", "smallint"),
            Map.entry("int4", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("bool", "boolean"),
            Map.entry("float4", "real"),
            Map.entry("float8", "double precision"),
            Map.entry("varchar", "character varying"),
            Map.entry("bpchar", "character"),
            Map.entry("bit", "bit"),
            Map.entry("varbit", "bit varying"),
            Map.entry("numeric", "numeric"),
            Map.entry("interval", "interval"),
            Map.entry("time", "time without time zone"),
            Map.entry("timetz", "time with time zone"),
            Map.entry("timestamp", "timestamp without time zone"),
            Map.entry("timestamptz", "timestamp with time zone"));

    private static final String SERIAL = "(small|big)?serial|serial[248]";

    public TypeClause {
        modifiers = List.copyOf(modifiers);
    }

    /** @param typeName a {@code TypeName} */
    public static TypeClause of(Node typeName) {
        List<String> names = typeName.strings("names");
        Optional<Identifier> schema =
                names.size() > 1 ? Optional.of(Identifier.of(names.get(names.size() - 2))) : Optional.empty();
        return new TypeClause(schema, Identifier.of(names.getLast()), modifiers(typeName), typeName.has("arrayBounds"));
    }

    /** Whether it stands for an integer with a sequence of its own. */
    public boolean isSerial() {
        return schema.isEmpty() && name.value().toLowerCase(Locale.ROOT).matches(SERIAL);
    }

    /** The integer a serial type stands for: {@code int2}, {@code int4} or {@code int8}. */
    public Identifier integerOfSerial() {
        return Identifier.of(
                switch (name.value()) {
                    case "smallserial", "serial2" -> "int2";
                    case "bigserial", "serial8" -> "int8";
                    default -> "int4";
                });
    }

    /** As {@code format_type} calls it without modifiers, as far as it is PostgreSQL's own. */
    String words() {
        String words = isOwn() ? WORDS.getOrDefault(name.value(), name.toString()) : schema.get() + "." + name;
        return words + brackets();
    }

    /** As {@code format_type} writes it where {@code pg_catalog} is all it searches; empty where only the server knows, and for an interval of some digits. */
    public Optional<String> formatted() {
        if (!isOwn() || isSerial() || !modifiers.isEmpty() && name.value().equals("interval")) {
            return Optional.empty();
        }
        if (modifiers.isEmpty()) {
            return Optional.of(words());
        }
        String[] words = WORDS.getOrDefault(name.value(), name.toString()).split("(?= with)", 2);
        String digits = modifiers.stream().map(String::valueOf).collect(joining(",", "(", ")"));
        return Optional.of(words[0] + digits + (words.length > 1 ? words[1] : "") + brackets());
    }

    private boolean isOwn() {
        return schema.filter(s -> !s.value().equals("pg_catalog")).isEmpty();
    }

    private String brackets() {
        return array ? "[]" : "";
    }

    private static List<Integer> modifiers(Node typeName) {
        boolean interval = typeName.strings("names").getLast().equals("interval");
        return typeName.list("typmods").stream()
                .flatMap(m -> m.field("ival").stream())
                .map(i -> i.integer("ival"))
                .filter(i -> !(interval && i == ALL_FIELDS))
                .toList();
    }
}
