// SPDX-License-Identifier: Apache-2.0
package io.suture.core.dualwrite;

import io.suture.core.sql.Identifier;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A column of one shape with what it is computed from in the other.
 *
 * @param type as {@code format_type} writes it, limits included: {@code numeric(10,2)}
 */
public record DerivedColumn(Identifier name, String type, RowExpression from) {
    /** The same where the columns of its own side, or those it is computed from, have other names. */
    DerivedColumn renamed(UnaryOperator<Identifier> own, UnaryOperator<Identifier> others) {
        return new DerivedColumn(own.apply(name), type, from.renamed(others));
    }

    /** The columns' names, for people. */
    public static String names(List<DerivedColumn> columns) {
        return columns.stream().map(c -> c.name.value()).collect(Collectors.joining(", "));
    }

    /** Whether the column of this row holds what the other shape says; null-safe. */
    String agrees(Identifier row) {
        return same(row + "." + name, "CAST(" + from.of(row) + " AS " + type + ")");
    }

    /** The same where the other shape is in a row of its own, and of the same type. */
    String agrees(Identifier row, Identifier other) {
        return same(row + "." + name, from.of(other));
    }

    /** The assignment that makes it so; a value too long for the column is an error, never cut. */
    String assigned(Identifier row) {
        return row + "." + name + " := " + from.of(row) + ";";
    }

    /** Whether two rows hold the same here; null-safe. */
    String unchanged(Identifier row, Identifier other) {
        return same(row + "." + name, other + "." + name);
    }

    static String same(String one, String other) {
        return "ROW(" + one + ")::pg_catalog.record OPERATOR(pg_catalog.*=) ROW(" + other + ")::pg_catalog.record";
    }
}
