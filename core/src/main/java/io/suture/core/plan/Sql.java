// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One statement of a plan.
 *
 * @param text without the closing semicolon
 * @param origin the statement of the author it comes from, so that an error of the server can point there; empty for
 *     statements the planner added
 */
public record Sql(String text, Optional<Origin> origin) {
    public Sql {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a statement is empty");
        }
    }

    /**
     * Where the author wrote it.
     *
     * @param line 1 or more: of the first character of the statement
     * @param column 1 or more
     * @param verbatim whether {@link Sql#text()} is exactly the author's text, so that an error position inside it can be
     *     translated to the file
     */
    public record Origin(String file, int line, int column, boolean verbatim) {}

    public static Sql of(String text) {
        return new Sql(text, Optional.empty());
    }

    /** Another text made of this one, from the same place; an error's position in it means nothing there. */
    public Sql with(UnaryOperator<String> change) {
        return new Sql(change.apply(text), origin.map(o -> new Origin(o.file(), o.line(), o.column(), false)));
    }

    @Override
    public String toString() {
        return text;
    }
}
