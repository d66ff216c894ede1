// SPDX-License-Identifier: Apache-2.0
package io.suture.core.claim;

import io.suture.core.catalog.Index;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.regex.Pattern;

/** Questions about columns. */
final class Columns {
    private Columns() {}

    static boolean has(Claim claim, TableName table, Identifier column) {
        return claim.outlook().relation(table).flatMap(r -> r.column(column)).isPresent();
    }

    /** Whether the index is made of the column, or an expression or condition of it names one. */
    static boolean uses(Index index, Identifier column) {
        return index.keyColumns().contains(column)
                || index.include().contains(column)
                || index.predicate().filter(p -> mentions(p, column)).isPresent()
                || index.keys().stream().anyMatch(k -> k.column().isEmpty() && mentions(k.text(), column));
    }

    private static boolean mentions(String expression, Identifier column) {
        String word = "(?<![\\w\"])" + Pattern.quote(column.toString()) + "(?![\\w\"])";
        return Pattern.compile(word).matcher(expression).find();
    }

    static boolean isExpression(Index index) {
        return index.predicate().isPresent()
                || index.keys().stream().anyMatch(k -> k.column().isEmpty());
    }
}
