// SPDX-License-Identifier: Apache-2.0
package io.suture.core.claim;

import io.suture.core.catalog.Index;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.TableName;
import java.util.Optional;

/**
 * How a query finds its rows, as far as one can tell without the optimizer.
 *
 * @param query whose {@code whereClause} counts
 */
record Search(Node query) {

    /** Whether the first column of a valid index is compared with a value; else the table may be read whole. */
    boolean usesIndex(Claim claim, TableName table) {
        return claim.indexes(table).stream()
                .filter(Index::valid)
                .flatMap(i -> i.keys().stream().limit(1))
                .flatMap(k -> k.column().stream())
                .anyMatch(this::isEquated);
    }

    private boolean isEquated(Identifier column) {
        return query.field("whereClause").map(w -> equates(w, column)).orElse(false);
    }

    private static boolean equates(Node condition, Identifier column) {
        if (condition.is("BoolExpr")) {
            return condition.text("boolop").equals("AND_EXPR")
                    && condition.list("args").stream().anyMatch(a -> equates(a, column));
        }
        boolean comparison = condition.is("A_Expr")
                && (condition.text("kind").equals("AEXPR_OP")
                        || condition.text("kind").equals("AEXPR_IN"))
                && condition.strings("name").contains("=");
        Optional<Node> left = condition.field("lexpr");
        Optional<Node> right = condition.field("rexpr");
        return comparison
                && (is(left, column) && isValue(condition, "rexpr")
                        || is(right, column) && isValue(condition, "lexpr"));
    }

    private static boolean is(Optional<Node> side, Identifier column) {
        return side.filter(s -> s.is("ColumnRef"))
                .map(s -> s.strings("fields"))
                .filter(f -> !f.isEmpty() && f.getLast().equals(column.value()))
                .isPresent();
    }

    /** Nothing of another row. */
    private static boolean isValue(Node condition, String side) {
        boolean inField = condition
                .field(side)
                .map(s -> s.walk().noneMatch(n -> n.is("ColumnRef")))
                .orElse(true);
        return inField && condition.list(side).stream().allMatch(s -> s.walk().noneMatch(n -> n.is("ColumnRef")));
    }
}
