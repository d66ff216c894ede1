// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data;

import io.suture.core.sql.Identifier;
import java.util.ArrayList;
import java.util.List;

/**
 * The value of a target column, as SQL over the source row.
 *
 * @param interims values on the way, which the expression and the objections may name
 * @param expression what is written; does not fail for any row, and is null where it has no value
 * @param objections in order; of those that reject a row, the first that holds says what becomes of it
 */
public record Derived(List<Interim> interims, String expression, List<Objection> objections) {
    /** What expressions and conditions call the source row: {@code FROM ONLY clinic.legacy AS src}. */
    public static final Identifier ROW = Identifier.of("src");

    public Derived {
        if (expression.isBlank()) {
            throw new IllegalArgumentException("a value is an expression; NULL is one");
        }
        interims = List.copyOf(interims);
        objections = List.copyOf(objections);
    }

    /** A value nothing can be said against. */
    public static Derived of(String expression) {
        return new Derived(List.of(), expression, List.of());
    }

    /** A column of the source as it is. */
    public static Derived column(Identifier column) {
        return of(ROW + "." + column);
    }

    /** The same value, and one thing more that can be said against it. */
    public Derived with(Objection objection) {
        return new Derived(interims, expression, joined(objections, List.of(objection)));
    }

    /** What is written instead where the objection holds, and this value elsewhere. */
    public Derived with(Objection objection, String replacement) {
        String either = "CASE WHEN " + objection.condition() + " THEN " + replacement + " ELSE " + expression + " END";
        return is(either).with(objection);
    }

    /** Another expression of the same. */
    public Derived is(String other) {
        return new Derived(interims, other, objections);
    }

    /** The same when these are known first, and were objected to. */
    public Derived after(Derived earlier) {
        return new Derived(joined(earlier.interims, interims), expression, joined(earlier.objections, objections));
    }

    /** The same when these are known. */
    public Derived after(List<Interim> earlier) {
        return new Derived(joined(earlier, interims), expression, objections);
    }

    /** The highest level of what it names; 0 where it names columns only. */
    public int level() {
        return new Interims(interims).level();
    }

    /** The same without interims: each expression by itself. */
    public Derived alone() {
        Interims known = new Interims(interims);
        return new Derived(
                List.of(),
                known.alone(expression),
                objections.stream()
                        .map(o -> o.where(known.alone(o.condition())))
                        .toList());
    }

    private static <T> List<T> joined(List<T> first, List<T> then) {
        List<T> all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }
}
