// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import io.suture.core.catalog.Index;
import io.suture.core.catalog.Relation;
import io.suture.core.lint.Alteration;
import io.suture.core.lint.Spot;
import io.suture.core.outlook.NotNull;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.ddl.ConstraintClause;
import java.util.List;
import java.util.Optional;

/** Columns of a primary key made of an index that are not known to be {@code NOT NULL}. */
final class NullableKey {
    private NullableKey() {}

    static List<Identifier> columns(Spot at, Alteration alteration, ConstraintClause key) {
        Optional<Relation> table = at.known(alteration.table());
        return key
                .usingIndex()
                .flatMap(i -> table.flatMap(t -> t.index(i)))
                .map(Index::keyColumns)
                .orElse(List.of())
                .stream()
                .filter(c -> table.filter(t -> NotNull.isSet(t, c) || NotNull.isProven(t, c))
                        .isEmpty())
                .toList();
    }
}
