// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Server;
import io.suture.core.dualwrite.RowExpression;
import io.suture.core.outlook.Outlook;
import io.suture.core.problem.Problem;
import io.suture.core.sql.Identifier;
import io.suture.core.typed.OneText;
import java.util.List;
import java.util.Set;

/**
 * An expression of the author's over one row that gives the same each time.
 *
 * @param expression parsed; refused with {@code DUAL-QUERY} and {@code DUAL-WHOLE-ROW}, and with {@code DATA-CIRCUMSTANCES} where it calls what is
 *     not PostgreSQL's own, is volatile or asks for time and place
 */
@OneText("an SQL expression over the columns of the row")
public record RowSql(RowExpression expression) {
    public RowSql {
        if (expression.dependsOnMore(nothingKnown())) {
            throw Problem.user(
                            "DATA-CIRCUMSTANCES",
                            "the expression `"
                                    + expression
                                            .sql()
                                            .text()
                                            .lines()
                                            .findFirst()
                                            .orElse("") + "` may give something else each time",
                            "a chunk that is done again must write the same rows; functions of yours cannot be looked"
                                    + " into",
                            "use PostgreSQL's own immutable functions; the ledger says when the run was")
                    .asException();
        }
    }

    private static Outlook nothingKnown() {
        return new Outlook(Catalog.empty(new Server(180000)), List.of());
    }

    public static RowSql parse(String text) {
        return new RowSql(RowExpression.of(text));
    }

    /** Its value for the row of this name, in parentheses. */
    public String of(Identifier row) {
        return expression.of(row);
    }

    /** The columns it reads. */
    public Set<Identifier> columns() {
        return expression.columns();
    }

    @Override
    public String toString() {
        return expression.sql().text();
    }
}
