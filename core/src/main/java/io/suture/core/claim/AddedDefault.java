// SPDX-License-Identifier: Apache-2.0
package io.suture.core.claim;

import io.suture.core.catalog.DataType.DomainType;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.Node;
import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.ddl.ColumnClause;
import io.suture.core.sql.ddl.ConstraintType;
import java.util.Optional;

/** What existing rows get in a new column: the column's own default, else that of its domain ({@code get_typdefault}). */
public final class AddedDefault {
    private AddedDefault() {}

    /** Empty where the rows get null, a number of a sequence or a generated value. */
    public static Optional<Node> of(Outlook outlook, ColumnClause column) {
        boolean own = column.has(ConstraintType.DEFAULT) || column.has(ConstraintType.GENERATED);
        return own || column.hasSequence() ? column.defaultExpression() : ofDomain(outlook, column);
    }

    private static Optional<Node> ofDomain(Outlook outlook, ColumnClause column) {
        return column.type()
                .filter(t -> !t.array())
                .flatMap(t -> outlook.type(t.schema(), t.name()))
                .flatMap(t -> t instanceof DomainType domain ? domain.defaultExpression() : Optional.empty())
                .map(text -> SqlScript.parse("SELECT " + text, SourceName.of("<default>"))
                        .statements()
                        .getFirst()
                        .tree());
    }
}
