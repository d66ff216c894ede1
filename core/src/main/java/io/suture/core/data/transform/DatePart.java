// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A part of a date or a time of day, as the letters of a format name it. */
enum DatePart {
    YEAR("yyyy", 4, "[0-9]{4}", "%s <> '0000'"),
    SHORT_YEAR("yy", 2, "[0-9]{2}"),
    MONTH("MM", 2, "0[1-9]|1[0-2]"),
    LOOSE_MONTH("M", 0, "[0-9]{1,2}", "%s::int BETWEEN 1 AND 12"),
    /** Three letters of its English name. */
    MONTH_NAME("MMM", 3, "[A-Za-z]{3}", "strpos('" + Constants.MONTHS + "', lower(%s)) %% 3 = 1"),
    DAY("dd", 2, "0[1-9]|[12][0-9]|3[01]"),
    LOOSE_DAY("d", 0, "[0-9]{1,2}", "%s::int BETWEEN 1 AND 31"),
    HOUR("HH", 2, "[01][0-9]|2[0-3]"),
    LOOSE_HOUR("H", 0, "[0-9]{1,2}", "%s::int <= 23"),
    HALF_DAY_HOUR("hh", 2, "0[1-9]|1[0-2]"),
    LOOSE_HALF_DAY_HOUR("h", 0, "[0-9]{1,2}", "%s::int BETWEEN 1 AND 12"),
    MINUTE("mm", 2, "[0-5][0-9]"),
    SECOND("ss", 2, "[0-5][0-9]"),
    /** One to six digits. */
    FRACTION("S", 0, "[0-9]{1,6}"),
    HALF_OF_DAY("a", 2, "[AaPp][Mm]"),
    /** {@code Z}, or hours and minutes with a sign. */
    OFFSET("XXX", 0, "Z|[+-](?:0[0-9]|1[0-8]):[0-5][0-9]");

    private static final class Constants {
        private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    }

    static final List<DatePart> YEARS = List.of(YEAR, SHORT_YEAR);
    static final List<DatePart> MONTHS = List.of(MONTH, LOOSE_MONTH, MONTH_NAME);
    static final List<DatePart> DAYS = List.of(DAY, LOOSE_DAY);
    static final List<DatePart> HOURS = List.of(HOUR, LOOSE_HOUR, HALF_DAY_HOUR, LOOSE_HALF_DAY_HOUR);
    static final List<DatePart> HALF_DAY_HOURS = List.of(HALF_DAY_HOUR, LOOSE_HALF_DAY_HOUR);

    private final String letters;
    private final int length;
    private final String regex;
    private final Optional<String> sane;

    DatePart(String letters, int length, String regex) {
        this(letters, length, regex, Optional.empty());
    }

    DatePart(String letters, int length, String regex, String sane) {
        this(letters, length, regex, Optional.of(sane));
    }

    DatePart(String letters, int length, String regex, Optional<String> sane) {
        this.letters = letters;
        this.length = length;
        this.regex = regex;
        this.sane = sane;
    }

    /** The part these letters name; any number of S is a fraction. */
    static Optional<DatePart> named(String letters) {
        String known = letters.matches("S+") ? "S" : letters;
        return Arrays.stream(values()).filter(p -> p.letters.equals(known)).findFirst();
    }

    /** What it looks like, as PostgreSQL's regular expressions have it. */
    String regex() {
        return regex;
    }

    /** Characters it has; empty where that differs. */
    OptionalInt length() {
        return length == 0 ? OptionalInt.empty() : OptionalInt.of(length);
    }

    /** A condition on what looks like it, where not all that does is one. */
    Optional<String> sane(String text) {
        return sane.map(s -> s.formatted(text));
    }

    /** The number of a month of which there is a name. */
    static String month(String name) {
        return "(strpos('" + Constants.MONTHS + "', lower(" + name + ")) / 3 + 1)";
    }

    /** For pages: the letters of each. */
    static List<String> all() {
        return Arrays.stream(values()).map(p -> p.letters).toList();
    }
}
