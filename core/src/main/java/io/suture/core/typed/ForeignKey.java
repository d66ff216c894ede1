// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import java.util.List;
import java.util.Optional;

/** Columns whose values must occur in another table, in a new table. {@link #toString()} is SQL. */
public record ForeignKey(
        @Doc(value = "the columns", required = true) List<Identifier> columns,
        @Doc("what they point to") Reference references,

        @Doc("its name; else one is made of those of table and columns")
        Optional<Identifier> name) {
    public ForeignKey {
        columns = List.copyOf(columns);
    }

    /** @param constraint a {@code Constraint} of the table */
    public static ForeignKey of(Node constraint) {
        return new ForeignKey(
                Names.list(constraint.strings("fk_attrs")),
                Reference.of(constraint),
                constraint.string("conname").map(Identifier::of));
    }

    @Override
    public String toString() {
        return Words.of(
                Words.after("CONSTRAINT", name), "FOREIGN KEY", Words.inParentheses(columns), "REFERENCES", references);
    }
}
