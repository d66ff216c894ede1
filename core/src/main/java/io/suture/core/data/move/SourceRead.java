// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.move;

import static java.util.stream.Collectors.joining;

import io.suture.core.data.Objection;
import io.suture.core.typed.SqlExpression;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One read of a source for the proof: how many rows there are, how many break each rule, and number and digest of the rows that a target and
 * the table beside it should have.
 */
record SourceRead(MadeRows made) {
    private static final String NOT_TOLD = "NULL";

    /** Whether it says anything. */
    boolean isNeeded() {
        return made.isOneOfOne() || !made.target().objections().isEmpty();
    }

    /**
     * A query of one {@code numeric[]}: rows; those that break a rule, in the order of objections; numbers, then digests: of the target first, null where
     * its rows are not one of one, then of what is set aside.
     */
    String query() {
        Stream<String> numbers = Stream.of(
                        Stream.of("count(*)"),
                        made.target().objections().stream().map(o -> counted(o.condition())),
                        Stream.of(taken(SourceRead::counted), aside(o -> counted(o.condition()), " + ")),
                        Stream.of(
                                taken(w -> "sum(" + made.madeHash("") + ") FILTER (WHERE " + w + ")"),
                                aside(this::hashes, " + ")))
                .flatMap(all -> all);
        return "SELECT ARRAY[" + numbers.collect(joining(", ")) + "]::numeric[] FROM " + made.asked();
    }

    /** How many numbers. */
    int size() {
        return 1 + objections() + 4;
    }

    /**
     * Of the numbers, in {@code suture_read}: leaves rows in {@code suture_n}, those that break a rule in {@code suture_broken}, numbers in
     * {@code suture_ns} and digests in {@code suture_hs}.
     *
     * @param before numbers of others that come first
     */
    String spread(int before) {
        int broken = before + 2;
        int counts = broken + objections();
        return "suture_n := suture_read[" + (before + 1) + "]; suture_broken := suture_read[" + broken + ":"
                + (counts - 1) + "]; suture_ns := suture_read[" + counts + ":" + (counts + 1)
                + "]; suture_hs := suture_read[" + (counts + 2) + ":" + (counts + 3) + "];\n";
    }

    private int objections() {
        return made.target().objections().size();
    }

    private String taken(Function<String, String> of) {
        return made.isOneOfOne()
                ? of.apply(
                        made.target().where().map(SqlExpression::inParentheses).orElse("true"))
                : NOT_TOLD;
    }

    private String aside(Function<Objection, String> each, String between) {
        List<Objection> settingAside = made.target().settingAside();
        return made.aside().isEmpty()
                ? NOT_TOLD
                : settingAside.stream().map(each).collect(joining(between));
    }

    private static String counted(String where) {
        return "count(*) FILTER (WHERE " + where + ")";
    }

    private String hashes(Objection broken) {
        return "coalesce(sum(" + made.aside().orElseThrow().madeHash(broken.code()) + ") FILTER (WHERE "
                + broken.condition() + "), 0)";
    }
}
