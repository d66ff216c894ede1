// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences that need no query of their own: {@code table vital_signs must not exist},
 * {@code column patients.mrn must exist}. Names are as in SQL, with a schema where the search path does not find them.
 */
final class KnownSentence {
    static final String EXAMPLE = "table vital_signs must not exist";

    private static final Pattern FORM = Pattern.compile(
            "(table|view|materialized view|index|sequence|column|type|schema|extension) (\\S+) (must exist|must not exist)",
            Pattern.CASE_INSENSITIVE);

    private KnownSentence() {}

    /** The query of one boolean for the sentence, or empty if it is not one of these. */
    static Optional<String> query(String sentence) {
        Matcher m = FORM.matcher(sentence.strip().replaceAll("\\s+", " "));
        return m.matches()
                ? Optional.of("SELECT " + (m.group(3).equalsIgnoreCase("must exist") ? "" : "NOT ")
                        + exists(m.group(1).toLowerCase(Locale.ROOT), m.group(2)))
                : Optional.empty();
    }

    private static String exists(String what, String name) {
        return switch (what) {
            case "column" -> column(name);
            case "type" -> "to_regtype(" + literal(name) + ") IS NOT NULL";
            case "schema" -> "to_regnamespace(" + literal(name) + ") IS NOT NULL";
            case "extension" ->
                "EXISTS (SELECT FROM pg_catalog.pg_extension WHERE extname = " + literal(stored(name)) + ")";
            default -> "to_regclass(" + literal(name) + ") IS NOT NULL";
        };
    }

    private static String column(String name) {
        int dot = name.lastIndexOf('.');
        String table = name.substring(0, Math.max(0, dot));
        String column = stored(name.substring(dot + 1));
        return "EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass(" + literal(table)
                + ") AND attname = " + literal(column) + " AND attnum > 0 AND NOT attisdropped)";
    }

    /** A name as the catalog stores it. */
    private static String stored(String name) {
        return name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")
                ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
                : name.toLowerCase(Locale.ROOT);
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
