// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import java.util.Optional;

/** A condition that every row must meet. {@link #toString()} is SQL. */
public record Check(
        @Doc("what must be true; null counts as true") SqlExpression expression,

        @Doc("its name; else one is made of those of table and column")
        Optional<Identifier> name) {

    /** @param text of the constraint, as written */
    public static Check of(String text, Node constraint) {
        return new Check(
                Slices.inParenthesesAfter(text, "check").map(SqlExpression::new).orElseThrow(),
                constraint.string("conname").map(Identifier::of));
    }

    @Override
    public String toString() {
        return Words.of(Words.after("CONSTRAINT", name), "CHECK", expression.inParentheses());
    }
}
