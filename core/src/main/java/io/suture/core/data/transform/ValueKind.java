// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** What transforms tell apart of types. */
public enum ValueKind {
    TEXT("text", "character varying", "varchar", "character", "char", "bpchar", "citext", "name"),
    NUMBER(
            "numeric",
            "decimal",
            "smallint",
            "integer",
            "bigint",
            "int",
            "int2",
            "int4",
            "int8",
            "real",
            "double precision",
            "float4",
            "float8"),
    DATE("date"),
    /** Without a time zone. */
    TIMESTAMP("timestamp without time zone", "timestamp"),
    TIMESTAMPTZ("timestamp with time zone", "timestamptz"),
    JSONB("jsonb"),
    /** Any other, which is taken by whatever takes everything. */
    OTHER;

    private final Set<String> types;

    ValueKind(String... types) {
        this.types = Set.of(types);
    }

    /** @param type as {@code format_type} says it, or as an author writes it; in any case, with or without a length */
    public static ValueKind of(String type) {
        String plain = type.toLowerCase(Locale.ROOT)
                .replaceAll("\\(.*?\\)", "")
                .replaceAll("\\s+", " ")
                .strip();
        return Arrays.stream(values())
                .filter(kind -> kind.types.contains(plain))
                .findFirst()
                .orElse(OTHER);
    }

    /** Every kind. */
    public static Set<ValueKind> any() {
        return Set.of(values());
    }

    /** For people. */
    public String words() {
        return name().toLowerCase(Locale.ROOT);
    }
}
