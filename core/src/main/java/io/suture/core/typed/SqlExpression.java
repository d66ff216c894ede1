// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import io.suture.core.sql.Node;
import java.util.Optional;
import java.util.Set;

/**
 * An expression of the author's, which PostgreSQL's grammar accepts as one.
 *
 * @param text as written; refused with {@code SQL-…} or {@code OPERATION-EXPRESSION} where it is none, or more than one
 */
public record SqlExpression(String text) {
    /** What may stand behind a column's DEFAULT without parentheses ({@code b_expr} of gram.y, and what it is mostly). */
    private static final Set<String> BARE =
            Set.of("A_Const", "FuncCall", "TypeCast", "SQLValueFunction", "A_ArrayExpr", "CoalesceExpr");

    public SqlExpression {
        text = text.strip();
        if (!Fragment.hasPlaceholder(text) && tree(text).isEmpty()) {
            throw Fragment.refused("OPERATION-EXPRESSION", text, "one expression, such as lower(email)");
        }
    }

    /** As it may stand where more words follow. */
    public String inParentheses() {
        return "(" + Fragment.closed(text) + ")";
    }

    /** As it may stand behind the DEFAULT of a column's definition: in parentheses where the grammar wants them. */
    public String asDefault() {
        boolean bare = tree(text).filter(t -> BARE.contains(t.tag())).isPresent();
        return bare ? Fragment.closed(text) : inParentheses();
    }

    private static Optional<Node> tree(String text) {
        return Fragment.target("SELECT ", text, "");
    }

    @Override
    public String toString() {
        return Fragment.closed(text);
    }
}
