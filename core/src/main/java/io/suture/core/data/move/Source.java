// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.move;

import io.suture.core.problem.Problem;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.typed.SqlExpression;
import io.suture.core.typed.SqlQuery;
import java.util.List;
import java.util.Optional;

/**
 * Where rows come from: a table, or a query, {@code DATA-SOURCE} where it is neither or both.
 *
 * @param key columns of which rows that have the same are done anew together when one of them changes; none: the primary key
 * @param where which rows; all without it
 */
public record Source(
        Optional<QualifiedName> table, Optional<SqlQuery> query, List<Identifier> key, Optional<SqlExpression> where) {
    public Source {
        key = List.copyOf(key);
        if (table.isPresent() == query.isPresent()) {
            throw Problem.user(
                            "DATA-SOURCE",
                            "`source` names " + (table.isPresent() ? "both a table and a query" : "no table and no query"),
                            "rows come from one place",
                            "write `source: legacy_results`, or `source:` with `query:` below it")
                    .asException();
        }
    }

    /** For people. */
    public String display() {
        return table.map(QualifiedName::display).orElse("the query");
    }
}
