// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import io.suture.core.sql.ColumnText;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.StatementText;
import java.util.Optional;

/** A column as a new table or a new column of a table has it. {@link #toString()} is SQL. */
public record Column(
        @Doc("its name") Identifier name,
        @Doc("its type") SqlType type,
        @Doc("whether it must have a value") boolean notNull,

        @Doc(value = "its value where a row gives none", name = "default")
        Optional<SqlExpression> otherwise,

        @Doc("that a sequence of its own fills it") Optional<Identity> identity,

        @Doc("the expression it is always computed by, and stored")
        Optional<SqlExpression> generated,

        @Doc("the collation it is sorted by") Optional<QualifiedName> collation,
        @Doc("whether it alone is the primary key") boolean primaryKey,
        @Doc("whether no two rows may have the same value") boolean unique,
        @Doc("what must be true of its value") Optional<Check> check,

        @Doc("the table, and perhaps column, in which its value must occur")
        Optional<Reference> references) {

    /** How a sequence fills a column. */
    public enum Identity {
        /** A value that a row gives is refused. */
        ALWAYS,
        /** A value that a row gives is kept. */
        BY_DEFAULT
    }

    @Override
    public String toString() {
        return Words.of(
                name,
                type,
                Words.after("COLLATE", collation),
                identity.map(i -> "GENERATED " + i.name().replace('_', ' ') + " AS IDENTITY"),
                generated.map(e -> "GENERATED ALWAYS AS " + e.inParentheses() + " STORED"),
                otherwise.map(e -> "DEFAULT " + e.asDefault()),
                Words.when(notNull, "NOT NULL"),
                Words.when(primaryKey, "PRIMARY KEY"),
                Words.when(unique, "UNIQUE"),
                check,
                references.map(r -> "REFERENCES " + r));
    }

    /** What a definition says, as far as a column of ours can say it. */
    public static Column of(StatementText statement, Node definition) {
        return new ColumnReading(ColumnText.of(statement, definition), definition).column();
    }
}
