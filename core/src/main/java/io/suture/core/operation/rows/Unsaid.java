// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.rows;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.ColumnValue;
import io.suture.core.data.move.MadeRows;
import io.suture.core.data.move.Target;
import io.suture.core.dualwrite.RowExpression;
import io.suture.core.problem.Problem;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.stream.Stream;

/** What the values of a target's columns leave open: columns that must have one and get none, and values that are not the same each time. */
record Unsaid(MadeRows made) {
    /** {@code DATA-COLUMN} and {@code DATA-CIRCUMSTANCES}. */
    Stream<Problem> problems() {
        return Stream.concat(nulls(), circumstances());
    }

    private TableName table() {
        return made.into().name();
    }

    /** A trigger of the table, or the default of a domain, may give one that nobody sees here. */
    private Stream<Problem> nulls() {
        List<Identifier> said =
                made.target().columns().stream().map(Target.Column::name).toList();
        return made.into().columns().stream()
                .filter(c -> made.into().triggers().isEmpty() && isDemanding(c) && !said.contains(c.name()))
                .map(c -> Problem.user(
                        "DATA-COLUMN",
                        "column " + c.name().value() + " of " + table().display() + " gets no value",
                        "it must not be null, has no default, and `columns` does not name it",
                        "say under `columns` what it gets, or give it a default in a migration before"));
    }

    private static boolean isDemanding(Column column) {
        boolean ofServer = column.typeName().schema().value().equals("pg_catalog");
        return column.notNull() && column.value() instanceof ColumnValue.None && ofServer;
    }

    /** Rows that several rows of the source give are compared by their key alone. */
    private Stream<Problem> circumstances() {
        return made.target().columns().stream()
                .filter(c -> made.target().rows() != Target.Rows.SHARED
                        || made.target().key().contains(c.name()))
                .filter(c -> RowExpression.isNeverTheSame(c.value()))
                .map(
                        c -> Problem.user(
                                "DATA-CIRCUMSTANCES",
                                "the value for column " + c.name().value() + " of " + table().display()
                                        + " is another one each time",
                                "a range that is done again must write the same rows, and each is made once more to be compared",
                                "let it come from the source, or leave the column to its default; the ledger says when the run was"));
    }
}
