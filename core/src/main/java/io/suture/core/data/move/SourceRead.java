// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.move;

import static java.util.stream.Collectors.joining;

import io.suture.core.data.Objection;
import io.suture.core.typed.SqlExpression;
import java.util.List;
import java.util.function.Function;

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
     * Leaves rows in {@code suture_n}, those that break a rule in {@code suture_broken} in the order of objections, numbers in {@code suture_ns}
     * and digests in {@code suture_hs}: of the target first, null where its rows are not one of one; then of what is set aside.
     */
    String sql() {
        return Preservation.asked(
                "SELECT count(*), ARRAY["
                        + made.target().objections().stream()
                                .map(o -> counted(o.condition()))
                                .collect(joining(", "))
                        + "]::bigint[], ARRAY[" + taken(SourceRead::counted) + ", "
                        + aside(o -> counted(o.condition()), " + ")
                        + "]::bigint[], ARRAY["
                        + taken(w -> "sum(" + Preservation.hash(made.madeRow("")) + ") FILTER (WHERE " + w + ")") + ", "
                        + aside(this::hashes, " + ")
                        + "]::numeric[] FROM " + made.asked(),
                "suture_n, suture_broken, suture_ns, suture_hs");
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
        return "coalesce(sum(" + Preservation.hash(made.aside().orElseThrow().madeRow(broken.code()))
                + ") FILTER (WHERE " + broken.condition() + "), 0)";
    }
}
