// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import static java.util.stream.Collectors.joining;

import io.suture.core.data.Derived;
import io.suture.core.data.Objection;
import io.suture.core.problem.Problem;
import io.suture.core.typed.Count;
import java.util.List;
import java.util.Optional;

/**
 * Formats, tried in order.
 *
 * @param all 1 or more
 * @param firstYear the first of the hundred years that two digits mean; said where a format has two
 */
record DateFormats(List<DateFormat> all, Optional<Count> firstYear) {
    /** @throws io.suture.core.problem.SutureException {@code DATA-CENTURY} */
    DateFormats {
        all = List.copyOf(all);
        boolean isShort = all.stream().anyMatch(f -> f.has(DatePart.SHORT_YEAR));
        if (isShort != firstYear.isPresent()
                || firstYear.filter(y -> y.value() < 1 || y.value() > 9899).isPresent()) {
            throw Problem.user(
                            "DATA-CENTURY",
                            "which century two digits of a year are in is not known, or nobody asks",
                            "`first_year` says it for formats with yy, and for those only",
                            "write for example `first_year: 1930`: 30 is 1930 then, and 29 is 2029")
                    .asException();
        }
    }

    /** A {@code timestamp} of text, or null. */
    Derived of(Input input, Ambiguity ambiguous, Otherwise impossible) {
        return input.as("text")
                .once(text -> text.each(
                        all.stream()
                                .map(f -> new DateReading(f, firstYear.map(Count::value), text.expression()).sql())
                                .toList(),
                        readings -> of(text, readings, ambiguous, impossible)));
    }

    private Derived of(Input text, List<Input> readings, Ambiguity ambiguous, Otherwise impossible) {
        String named = readings.stream().map(Input::toString).collect(joining(", "));
        String first = readings.size() == 1 ? named : "coalesce(" + named + ")";
        Objection none = text.objection(
                "impossible-date",
                text + " IS NOT NULL AND " + first + " IS NULL",
                impossible.action(),
                "is no date of " + formats());
        if (readings.size() == 1) {
            return Derived.of(first).with(none);
        }
        String ends = "least(" + named + ") %s greatest(" + named + ")";
        return Derived.of(
                        ambiguous == Ambiguity.FIRST
                                ? first
                                : "CASE WHEN " + ends.formatted("=") + " THEN " + first + " END")
                .with(none)
                .with(text.objection(
                        "ambiguous-date",
                        ends.formatted("<>"),
                        ambiguous.action(),
                        "is another date by each of several formats: " + formats()));
    }

    private String formats() {
        return all.stream().map(DateFormat::text).collect(joining(", "));
    }
}
