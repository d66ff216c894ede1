// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data;

import io.suture.core.sql.Identifier;
import java.util.ArrayList;
import java.util.List;

/**
 * The value of a target column, as SQL over the source row.
 *
 * @param expression what is written; does not fail for any row, and is null where it has no value
 * @param objections in order; of those that reject a row, the first that holds says what becomes of it
 */
public record Derived(String expression, List<Objection> objections) {
    /** What expressions and conditions call the source row: {@code FROM ONLY clinic.legacy AS src}. */
    public static final Identifier ROW = Identifier.of("src");

    public Derived {
        if (expression.isBlank()) {
            throw new IllegalArgumentException("a value is an expression; NULL is one");
        }
        objections = List.copyOf(objections);
    }

    /** A value nothing can be said against. */
    public static Derived of(String expression) {
        return new Derived(expression, List.of());
    }

    /** A column of the source as it is. */
    public static Derived column(Identifier column) {
        return of(ROW + "." + column);
    }

    /** The same value, and one thing more that can be said against it. */
    public Derived with(Objection objection) {
        List<Objection> more = new ArrayList<>(objections);
        more.add(objection);
        return new Derived(expression, more);
    }

    /** What is written instead where the objection holds, and this value elsewhere. */
    public Derived with(Objection objection, String replacement) {
        String either = "CASE WHEN " + objection.condition() + " THEN " + replacement + " ELSE " + expression + " END";
        return new Derived(either, objections).with(objection);
    }
}
