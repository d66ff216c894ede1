// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.move;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.typed.SqlExpression;
import java.util.List;
import java.util.Optional;

/**
 * The table that rows come from.
 *
 * @param key columns of which rows that have the same are done anew together when one of them changes; none: the primary key
 * @param where which rows; all without it
 * @param java what makes more columns of a row before it is read; often nothing
 * @param query what stands in the place of the table, which is then the first that it follows; often nothing
 */
public record Source(
        QualifiedName table,
        List<Identifier> key,
        Optional<SqlExpression> where,
        Optional<JavaRows> java,
        Optional<QuerySource> query) {
    public Source {
        key = List.copyOf(key);
    }
}
