// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import io.suture.core.sql.Node;
import io.suture.core.sql.Span;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.Token;
import java.util.List;

/**
 * What an index is ordered by: a column, a call, or an expression in parentheses, with what may follow each ({@code DESC}, {@code
 * COLLATE}, an operator class).
 *
 * @param text as in SQL, so that a column is folded as there; refused with {@code SQL-…} or {@code OPERATION-ELEMENT} where it is
 *     none, or more than one
 */
public record IndexElement(String text) {
    private static final String BEFORE = "CREATE INDEX ON t (";

    public IndexElement {
        text = text.strip();
        if (!Fragment.hasPlaceholder(text) && !isOne(text)) {
            throw Fragment.refused("OPERATION-ELEMENT", text, "a column, or an expression in parentheses");
        }
    }

    private static boolean isOne(String text) {
        return Fragment.only(BEFORE + Fragment.closed(text) + ")")
                .filter(index -> index.list("indexParams").size() == 1 && isNothingElse(index))
                .isPresent();
    }

    private static boolean isNothingElse(Node index) {
        return !index.has("whereClause")
                && !index.has("indexIncludingParams")
                && !index.has("options")
                && !index.has("tableSpace");
    }

    /** Those in the first parentheses of a statement. */
    public static List<IndexElement> of(StatementText statement) {
        Token open = statement.tokens().stream()
                .filter(t -> t.isSymbol("("))
                .findFirst()
                .orElseThrow();
        List<Span> items = statement.items(statement.after(open).orElseThrow().offset());
        return items.stream().map(statement::text).map(IndexElement::new).toList();
    }

    @Override
    public String toString() {
        return Fragment.closed(text);
    }
}
