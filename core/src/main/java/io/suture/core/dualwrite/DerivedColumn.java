// SPDX-License-Identifier: Apache-2.0
package io.suture.core.dualwrite;

import io.suture.core.sql.Identifier;
import java.util.function.UnaryOperator;

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

    /** Whether the column of this row holds what the other shape says; null-safe. */
    String agrees(Identifier row) {
        return same(row + "." + name, "CAST(" + from.of(row) + " AS " + type + ")");
    }

    /** The assignment that makes it so; a value too long for the column is an error, never cut. */
    String assigned(Identifier row) {
        return row + "." + name + " := " + from.of(row) + ";";
    }

    /** Whether two rows hold the same here; null-safe. */
    String unchanged(Identifier row, Identifier other) {
        return same(row + "." + name, other + "." + name);
    }

    private static String same(String one, String other) {
        return "ROW(" + one + ")::record OPERATOR(pg_catalog.*=) ROW(" + other + ")::record";
    }
}
