// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads text by one format, as SQL.
 *
 * @param firstYear the first of the hundred years that two digits mean
 * @param text an expression that is quickly computed
 */
record DateReading(DateFormat format, Optional<Integer> firstYear, String text) {
    /** A {@code timestamp}, in UTC where the format has an offset; null where the text is no date of this format. */
    String sql() {
        String read = format.isFixed()
                ? moment()
                : "(SELECT " + moment() + " FROM (SELECT regexp_match(" + text + ", " + format.regex("(")
                        + ") AS m OFFSET 0) AS p)";
        return "CASE WHEN " + text + " ~ " + format.regex("(?:") + " THEN " + read + " END";
    }

    /** Null where there is no such day. */
    private String moment() {
        String sane =
                format.parts().stream().flatMap(p -> p.sane(text(p)).stream()).collect(joining(" AND "));
        String moment = "CASE WHEN " + isDay() + " THEN " + local() + " END";
        return sane.isEmpty() ? moment : "CASE WHEN " + sane + " THEN " + moment + " END";
    }

    /** What would be a day of the next month is none. */
    private String isDay() {
        return day() + " <= 28 OR extract(month FROM make_date(" + year() + ", " + month() + ", 1) + " + day()
                + " - 1) = " + month();
    }

    private String local() {
        String time = Stream.of(
                        hour().map(h -> "hours => " + h),
                        number(List.of(DatePart.MINUTE)).map(m -> "mins => " + m),
                        part(List.of(DatePart.SECOND)).map(s -> "secs => " + seconds(s)))
                .flatMap(Optional::stream)
                .collect(joining(", "));
        String local = "make_date(" + year() + ", " + month() + ", " + day() + ")::timestamp"
                + (time.isEmpty() ? "" : " + make_interval(" + time + ")");
        return part(List.of(DatePart.OFFSET))
                .map(o -> "(" + local + " - CASE WHEN " + o
                        + " = 'Z' THEN '0'::interval ELSE make_interval(hours => substr(" + o
                        + ", 1, 3)::int, mins => (substr(" + o + ", 1, 1) || substr(" + o + ", 5, 2))::int) END)")
                .orElse(local);
    }

    private String seconds(String whole) {
        return part(List.of(DatePart.FRACTION))
                .map(f -> "(" + whole + " || '.' || " + f + ")::double precision")
                .orElse(whole + "::double precision");
    }

    private Optional<String> hour() {
        Optional<String> half = number(DatePart.HALF_DAY_HOURS)
                .map(h -> "(" + h + " % 12 + CASE WHEN lower("
                        + part(List.of(DatePart.HALF_OF_DAY)).orElseThrow() + ") = 'pm' THEN 12 ELSE 0 END)");
        return half.or(() -> number(List.of(DatePart.HOUR, DatePart.LOOSE_HOUR)));
    }

    private String day() {
        return number(DatePart.DAYS).orElseThrow();
    }

    private String year() {
        String year = number(DatePart.YEARS).orElseThrow();
        return firstYear
                .filter(first -> format.has(DatePart.SHORT_YEAR))
                .map(first -> "(" + first + " + (" + year + " + 100 - " + first % 100 + ") % 100)")
                .orElse(year);
    }

    private String month() {
        return part(List.of(DatePart.MONTH_NAME))
                .map(DatePart::month)
                .or(() -> number(DatePart.MONTHS))
                .orElseThrow();
    }

    private Optional<String> number(List<DatePart> any) {
        return part(any).map(p -> p + "::int");
    }

    /** The text of whichever of these the format has. */
    private Optional<String> part(List<DatePart> any) {
        return format.parts().stream().filter(any::contains).findFirst().map(this::text);
    }

    private String text(DatePart part) {
        return format.isFixed()
                ? format.cut(part, text)
                : "p.m[" + (format.parts().indexOf(part) + 1) + "]";
    }
}
