// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data;

import io.suture.core.sql.Identifier;
import java.util.ArrayList;
import java.util.List;

/**
 * The value of a target column, as SQL over the source row.
 *
 * @param expression does not fail for any row, and is null where it has no value; what is replaced is not in it yet: ask {@link #sql()}
 * @param objections in order: of those that reject a row, and of those that replace its value, the first that holds decides
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

    /** The value that is written: the expression, and where an objection holds that replaces it, what that says. */
    public String sql() {
        StringBuilder cases = new StringBuilder();
        objections.forEach(o -> o.action()
                .replacement()
                .ifPresent(r -> cases.append(" WHEN ")
                        .append(o.condition())
                        .append(" THEN ")
                        .append(r)));
        return cases.isEmpty() ? expression : "CASE" + cases + " ELSE " + expression + " END";
    }

    /** The same value, and one thing more that can be said against it, asked last. */
    public Derived with(Objection objection) {
        List<Objection> more = new ArrayList<>(objections);
        more.add(objection);
        return new Derived(expression, more);
    }
}
