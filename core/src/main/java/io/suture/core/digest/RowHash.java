// SPDX-License-Identifier: Apache-2.0
package io.suture.core.digest;

import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;

/**
 * SQL for a hash of a row, a {@code bigint}: another one wherever a value has other bytes, be it the scale of a number alone. Added up they tell
 * whether the rows of two tables are the same in whatever order: each is one hash of all its values, so that values which have changed places between
 * rows change the sum.
 *
 * <p>Values are hashed as the server sends them in binary, which takes half the time of their text and knows no time zone or {@code DateStyle}. The
 * function that hashes records has been there since PostgreSQL 14 (release notes of 14, E.23.3.1).
 */
public final class RowHash {
    /** The one type of the server's own that has no binary form ({@code pg_type.typsend} of PostgreSQL 18; {@code gtsvector} is of no column). */
    private static final String WITHOUT_BINARY_FORM = "aclitem";

    private RowHash() {}

    /**
     * A value.
     *
     * @param type as the server calls it where {@code pg_catalog} is all it searches
     */
    public record Value(String expression, String type) {
        /** An extension's type may have text alone. */
        private String sendable() {
            boolean builtIn = type.indexOf('.') < 0 && !type.startsWith(WITHOUT_BINARY_FORM);
            return builtIn ? expression : "CAST(" + expression + " AS text)";
        }
    }

    /** @param values 1 or more */
    public static String of(Stream<Value> values) {
        return "hash_record_extended(ROW(record_send(ROW("
                + values.map(Value::sendable).collect(joining(", ")) + "))), 0)";
    }
}
