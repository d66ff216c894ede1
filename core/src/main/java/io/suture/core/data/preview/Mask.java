// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.preview;

import java.util.Locale;
import java.util.Set;

/**
 * The shape of a value, as SQL. What is not known to be harmless is masked: characters stand for themselves only if they are punctuation, and
 * types of which the shape says nothing, or too much, are called by their name.
 *
 * <ul>
 *   <li>text, JSON, dates and times: what stands between spaces and punctuation is {@code xxx}, however long it is, if anything of it is
 *       no digit, else a {@code 9} for each digit; fewer than {@value #SHORTEST} characters are {@code …}, since a code would be known by its length or its
 *       sign; what is long is cut;
 *   <li>numbers: {@code 9} for what is before the point, whatever its size and sign, and a {@code 9} for each digit behind it;
 *   <li>any other type: its name, as {@code (boolean)};
 *   <li>{@code null} and {@code empty} are said as such.
 * </ul>
 */
public final class Mask {
    private static final int SHORTEST = 4;
    private static final int LONGEST = 60;
    private static final String DIGITS = "0123456789";
    private static final String HARMLESS = " .,:;/+@_(){}\"''-";
    private static final Set<String> NUMBERS = Set.of(
            "smallint",
            "integer",
            "bigint",
            "numeric",
            "real",
            "double precision",
            "int2",
            "int4",
            "int8",
            "decimal",
            "float4",
            "float8",
            "int");
    private static final Set<String> TEXTS = Set.of(
            "text",
            "character varying",
            "character",
            "json",
            "jsonb",
            "date",
            "timestamp with time zone",
            "timestamp without time zone",
            "time with time zone",
            "time without time zone",
            "varchar",
            "bpchar",
            "char",
            "timestamptz",
            "timestamp",
            "timetz",
            "time");

    private Mask() {}

    /**
     * @param value an expression
     * @param type its type, as PostgreSQL calls it
     */
    public static String of(String value, String type) {
        String kind = type.replaceAll("\\(.*?\\)", "").strip().toLowerCase(Locale.ROOT);
        if (NUMBERS.contains(kind)) {
            return shape(value, masked("pg_catalog.regexp_replace(m.v, '^-?[" + DIGITS + "]+', '9')"));
        }
        return shape(
                value,
                TEXTS.contains(kind)
                        ? "CASE WHEN m.v = '' THEN 'empty' WHEN pg_catalog.length(m.v) < " + SHORTEST
                                + " THEN '…' ELSE " + masked("m.v") + " END"
                        : "'(" + kind.replace("'", "''") + ")'");
    }

    private static String shape(String value, String given) {
        return "(SELECT CASE WHEN m.v IS NULL THEN 'null' ELSE " + given + " END FROM (SELECT CAST(" + value
                + " AS text) AS v OFFSET 0) AS m)";
    }

    /** What is behind the first characters is not looked at. */
    private static String masked(String text) {
        String first = "pg_catalog.left(" + text + ", " + 2 * LONGEST + ")";
        String letters = "pg_catalog.regexp_replace(" + first + ", '[^][" + HARMLESS + "]*[^][" + DIGITS + HARMLESS
                + "][^][" + HARMLESS + "]*', 'xxx', 'g')";
        String digits =
                "pg_catalog.translate(" + letters + ", '" + DIGITS + "', '" + "9".repeat(DIGITS.length()) + "')";
        return "pg_catalog.left(" + digits + ", " + LONGEST + ") || CASE WHEN pg_catalog.length(" + text + ") > "
                + LONGEST + " THEN '…' ELSE '' END";
    }
}
