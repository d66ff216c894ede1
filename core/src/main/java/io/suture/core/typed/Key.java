// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import java.util.List;
import java.util.Optional;

/** Columns that tell rows apart, in a new table. {@link #toString()} is SQL: what stands behind PRIMARY KEY or UNIQUE. */
public record Key(
        @Doc(value = "the columns", required = true) List<Identifier> columns,

        @Doc("its name; else one is made of those of table and columns")
        Optional<Identifier> name,

        @Doc("columns that its index stores besides") List<Identifier> include,

        @Doc("whether it may be checked as late as when the transaction ends")
        Optional<Reference.Deferral> deferrable) {
    public Key {
        columns = List.copyOf(columns);
        include = List.copyOf(include);
    }

    /** @param constraint a {@code Constraint} of the table */
    public static Key of(Node constraint) {
        return new Key(
                Names.list(constraint.strings("keys")),
                constraint.string("conname").map(Identifier::of),
                Names.list(constraint.strings("including")),
                Reference.Deferral.of(constraint));
    }

    /** As a constraint of this kind. */
    public String as(String kind) {
        return Words.of(
                Words.after("CONSTRAINT", name),
                kind,
                Words.inParentheses(columns),
                Words.after("INCLUDE", include),
                deferrable);
    }
}
