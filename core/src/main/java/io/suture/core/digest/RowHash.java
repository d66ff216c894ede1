// SPDX-License-Identifier: Apache-2.0
package io.suture.core.digest;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * SQL for a hash of a row, a {@code bigint}: another one wherever a value has other bytes, be it the scale of a number alone. Added up they tell
 * whether the rows of two tables are the same in whatever order: each is one hash of all its values, so that values which have changed places between
 * rows change the sum.
 *
 * <p>Values are hashed as they lie in memory, or as the server sends them in binary, which takes a quarter of the time of their text and knows no time
 * zone or {@code DateStyle}. The function that hashes records has been there since PostgreSQL 14 (release notes of 14, E.23.3.1). It adds up the hashes
 * of values ({@code hash_record_extended} in rowtypes.c: times 31, plus the next), and so would a sum of it: values could change places between rows unseen.
 * So what it gives is hashed once more, as the seed of another hash, of which all 64 bits count ({@code hash_bytes_uint32_extended} in hashfn.c).
 */
public final class RowHash {
    /** Types whose own hash is one of all their bytes. Not {@code bigint}: that one knows 32 bits ({@code hashint8extended} in hashfunc.c). */
    private static final Set<String> HASHED_WHOLE =
            Set.of("smallint", "integer", "oid", "date", "boolean", "uuid", "bytea");

    /** The same where the collation lets it be: one that takes letters for the same hashes them alike. */
    private static final Set<String> TEXTS = Set.of("text", "character varying");

    /** What sends a type's values. */
    private static final Map<String, String> SENT = Map.ofEntries(
            Map.entry("bigint", "int8send"),
            Map.entry("numeric", "numeric_send"),
            Map.entry("real", "float4send"),
            Map.entry("double precision", "float8send"),
            Map.entry("character", "bpcharsend"),
            Map.entry("timestamp without time zone", "timestamp_send"),
            Map.entry("timestamp with time zone", "timestamptz_send"),
            Map.entry("time without time zone", "time_send"),
            Map.entry("interval", "interval_send"),
            Map.entry("json", "json_send"),
            Map.entry("jsonb", "jsonb_send"));

    /** The one type of the server's own that has no binary form ({@code pg_type.typsend} of PostgreSQL 18; {@code gtsvector} is of no column). */
    private static final String WITHOUT_BINARY_FORM = "aclitem";

    private RowHash() {}

    /**
     * A value.
     *
     * @param type as the server calls it where {@code pg_catalog} is all it searches
     */
    public record Value(String expression, String type) {
        /** As it is hashed by itself; empty for what is sent with others like it. */
        private Optional<String> alone() {
            String name = type.replaceFirst("\\([^)]*\\)", "");
            if (TEXTS.contains(name)) {
                return Optional.of("(" + expression + ") COLLATE \"C\"");
            }
            return HASHED_WHOLE.contains(name)
                    ? Optional.of(expression)
                    : Optional.ofNullable(SENT.get(name)).map(send -> send + "(" + expression + ")");
        }

        /** An extension's type may have text alone. */
        private String sendable() {
            boolean builtIn = type.indexOf('.') < 0 && !type.startsWith(WITHOUT_BINARY_FORM);
            return builtIn ? expression : "CAST(" + expression + " AS text)";
        }
    }

    /** @param values 1 or more */
    public static String of(Stream<Value> values) {
        List<Value> all = values.toList();
        List<Value> others = all.stream().filter(v -> v.alone().isEmpty()).toList();
        Stream<String> sent = others.isEmpty()
                ? Stream.of()
                : Stream.of("record_send(ROW("
                        + others.stream().map(Value::sendable).collect(joining(", ")) + "))");
        String row = Stream.concat(all.stream().flatMap(v -> v.alone().stream()), sent)
                .collect(joining(", "));
        return "hashint4extended(0, hash_record_extended(ROW(" + row + "), 0))";
    }
}
