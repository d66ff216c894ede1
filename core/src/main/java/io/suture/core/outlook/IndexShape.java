// SPDX-License-Identifier: Apache-2.0
package io.suture.core.outlook;

import io.suture.core.catalog.Index;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.ddl.IndexClause;
import java.util.List;
import java.util.Optional;

/**
 * What two indexes must share before one can be the other's part on a partition, as far as names go.
 *
 * @param places the columns, empty for an expression
 */
public record IndexShape(
        String method, boolean unique, List<Optional<Identifier>> places, List<Identifier> include, boolean partial) {
    public static IndexShape of(Index index) {
        return new IndexShape(
                index.method(),
                index.unique(),
                index.keys().stream().map(Index.Key::column).toList(),
                index.include(),
                index.predicate().isPresent());
    }

    public static IndexShape of(IndexClause clause) {
        return new IndexShape(
                clause.method(),
                clause.isUnique(),
                clause.keys().stream().map(IndexClause.Key::column).toList(),
                clause.including(),
                clause.predicate().isPresent());
    }
}
