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
 */
record DateReading(DateFormat format, Optional<Integer> firstYear) {
    /** A {@code timestamp}, in UTC where the format has an offset; null where the text is no date of this format. */
    String of(String text) {
        return "(SELECT CASE WHEN " + fits() + " THEN CASE WHEN extract(month FROM " + day() + ") = " + month()
                + " THEN "
                + moment() + " END END FROM (SELECT regexp_match(" + text + ", " + format.regex()
                + ") AS m OFFSET 0) AS p)";
    }

    /** Whether the parts are such that a day can be made of them, be it one of the next month. */
    private String fits() {
        Stream<String> always = Stream.of(
                "p.m IS NOT NULL",
                month() + " BETWEEN 1 AND 12",
                number(DatePart.DAYS).orElseThrow() + " BETWEEN 1 AND 31",
                year() + " >= 1");
        Stream<String> time = Stream.of(
                        number(DatePart.HALF_DAY_HOURS).map(h -> h + " BETWEEN 1 AND 12"),
                        number(List.of(DatePart.HOUR, DatePart.LOOSE_HOUR)).map(h -> h + " <= 23"),
                        number(List.of(DatePart.MINUTE)).map(m -> m + " <= 59"),
                        number(List.of(DatePart.SECOND)).map(s -> s + " <= 59"),
                        part(List.of(DatePart.OFFSET))
                                .map(o -> "(" + o + " = 'Z' OR substr(" + o + ", 2, 2)::int <= 18 AND substr(" + o
                                        + ", 5, 2)::int <= 59)"))
                .flatMap(Optional::stream);
        return Stream.concat(always, time).collect(joining(" AND "));
    }

    private String day() {
        return "(make_date(" + year() + ", " + month() + ", 1) + "
                + number(DatePart.DAYS).orElseThrow() + " - 1)";
    }

    private String moment() {
        String time = Stream.of(
                        hour().map(h -> "hours => " + h),
                        number(List.of(DatePart.MINUTE)).map(m -> "mins => " + m),
                        part(List.of(DatePart.SECOND)).map(s -> "secs => " + seconds(s)))
                .flatMap(Optional::stream)
                .collect(joining(", "));
        String local = day() + "::timestamp" + (time.isEmpty() ? "" : " + make_interval(" + time + ")");
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

    private String year() {
        String year = number(DatePart.YEARS).orElseThrow();
        return firstYear
                .filter(first -> format.has(DatePart.SHORT_YEAR))
                .map(first -> "(" + first + " + (" + year + " + 100 - " + first % 100 + ") % 100)")
                .orElse(year);
    }

    /** 0 for letters that are no month. */
    private String month() {
        return part(List.of(DatePart.MONTH_NAME))
                .map(m -> "CASE WHEN strpos('janfebmaraprmayjunjulaugsepoctnovdec', lower(" + m
                        + ")) % 3 = 1 THEN strpos('janfebmaraprmayjunjulaugsepoctnovdec', lower(" + m
                        + ")) / 3 + 1 ELSE 0 END")
                .or(() -> number(DatePart.MONTHS))
                .orElseThrow();
    }

    private Optional<String> number(List<DatePart> any) {
        return part(any).map(p -> p + "::int");
    }

    /** The text of whichever of these the format has. */
    private Optional<String> part(List<DatePart> any) {
        List<DatePart> parts = format.parts();
        return parts.stream().filter(any::contains).findFirst().map(p -> "p.m[" + (parts.indexOf(p) + 1) + "]");
    }
}
