// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

/**
 * A query.
 *
 * @param text one SELECT, VALUES or WITH … SELECT, with or without a closing semicolon; refused with {@code SQL-…} or
 *     {@code OPERATION-QUERY} otherwise
 */
public record SqlQuery(String text) {
    public SqlQuery {
        text = text.strip().replaceFirst("\\s*;$", "");
        if (!Fragment.hasPlaceholder(text) && !isQuery(text)) {
            throw Fragment.refused("OPERATION-QUERY", text, "one query that begins with SELECT, VALUES or WITH");
        }
    }

    private static boolean isQuery(String text) {
        return Fragment.only(text)
                .filter(t -> t.is("SelectStmt") && !t.has("intoClause"))
                .isPresent();
    }

    @Override
    public String toString() {
        return Fragment.closed(text);
    }
}
