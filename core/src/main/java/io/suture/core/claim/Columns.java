// SPDX-License-Identifier: Apache-2.0
package io.suture.core.claim;

import io.suture.core.catalog.Index;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;

/** Questions about columns. */
final class Columns {
    private Columns() {}

    static boolean has(Claim claim, TableName table, Identifier column) {
        return claim.outlook().relation(table).flatMap(r -> r.column(column)).isPresent();
    }

    /** Whether the index is, or may be, made of the column: which columns an expression reads is not known. */
    static boolean uses(Index index, Identifier column) {
        return index.keyColumns().contains(column) || index.include().contains(column) || isExpression(index);
    }

    static boolean isExpression(Index index) {
        return index.predicate().isPresent()
                || index.keys().stream().anyMatch(k -> k.column().isEmpty());
    }
}
