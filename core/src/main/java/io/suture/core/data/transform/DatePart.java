// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A part of a date or a time of day, as the letters of a format name it. */
enum DatePart {
    YEAR("yyyy", "[0-9]{4}"),
    SHORT_YEAR("yy", "[0-9]{2}"),
    MONTH("MM", "[0-9]{2}"),
    LOOSE_MONTH("M", "[0-9]{1,2}"),
    /** Three letters of its English name. */
    MONTH_NAME("MMM", "[A-Za-z]{3}"),
    DAY("dd", "[0-9]{2}"),
    LOOSE_DAY("d", "[0-9]{1,2}"),
    HOUR("HH", "[0-9]{2}"),
    LOOSE_HOUR("H", "[0-9]{1,2}"),
    HALF_DAY_HOUR("hh", "[0-9]{2}"),
    LOOSE_HALF_DAY_HOUR("h", "[0-9]{1,2}"),
    MINUTE("mm", "[0-9]{2}"),
    SECOND("ss", "[0-9]{2}"),
    /** One to six digits. */
    FRACTION("S", "[0-9]{1,6}"),
    HALF_OF_DAY("a", "[AaPp][Mm]"),
    /** {@code Z}, or hours and minutes with a sign. */
    OFFSET("XXX", "Z|[+-][0-9]{2}:[0-9]{2}");

    static final List<DatePart> YEARS = List.of(YEAR, SHORT_YEAR);
    static final List<DatePart> MONTHS = List.of(MONTH, LOOSE_MONTH, MONTH_NAME);
    static final List<DatePart> DAYS = List.of(DAY, LOOSE_DAY);
    static final List<DatePart> HOURS = List.of(HOUR, LOOSE_HOUR, HALF_DAY_HOUR, LOOSE_HALF_DAY_HOUR);
    static final List<DatePart> HALF_DAY_HOURS = List.of(HALF_DAY_HOUR, LOOSE_HALF_DAY_HOUR);

    private final String letters;
    private final String regex;

    DatePart(String letters, String regex) {
        this.letters = letters;
        this.regex = regex;
    }

    /** The part these letters name; any number of S is a fraction. */
    static Optional<DatePart> named(String letters) {
        String known = letters.matches("S+") ? "S" : letters;
        return Arrays.stream(values()).filter(p -> p.letters.equals(known)).findFirst();
    }

    /** What it looks like, as PostgreSQL's regular expressions have it. */
    String regex() {
        return "(" + regex + ")";
    }

    /** For pages: the letters of each. */
    static List<String> all() {
        return Arrays.stream(values()).map(p -> p.letters).toList();
    }
}
