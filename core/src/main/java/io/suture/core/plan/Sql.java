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
 * @param through what makes the rows it reads; empty for most
 */
public record Sql(String text, Optional<Origin> origin, Optional<Through> through) {
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
    public record Origin(String file, int line, int column, boolean verbatim) {
        private Origin inexact() {
            return new Origin(file, line, column, false);
        }
    }

    public Sql(String text, Optional<Origin> origin) {
        this(text, origin, Optional.empty());
    }

    public static Sql of(String text) {
        return new Sql(text, Optional.empty());
    }

    /** Another text made of this one, from the same place; an error's position in it means nothing there. */
    public Sql with(UnaryOperator<String> change) {
        return new Sql(change.apply(text), origin.map(Origin::inexact), through);
    }

    /** The same, of rows that come this way. */
    public Sql through(Through way) {
        return new Sql(text, origin, Optional.of(way));
    }

    /** Whether several may do it together. */
    public boolean isShared() {
        return through.flatMap(Through::shares).isPresent();
    }

    /** The same, done by one where several could share it. */
    public Sql alone() {
        return new Sql(text, origin, through.map(Through::alone));
    }

    /** The same by another way, which takes longer and says more; empty where there is none. */
    public Optional<Sql> closer() {
        return through.flatMap(Through::closer).map(this::through);
    }

    /** What is left of it when several have done their shares. */
    public Sql joined() {
        Through way = through.orElseThrow();
        String joined = way.hashes()
                .map(Through.Hashes::joined)
                .orElseGet(() -> way.shares().orElseThrow().joined());
        return new Sql(joined, origin.map(Origin::inexact), Optional.empty());
    }

    /** A range of rows behind the condition with which it ends: of those it reads itself, or of those that are read for it. */
    Sql within(String range) {
        return through.map(way -> through(way.reading(read -> read + range)))
                .orElseGet(() -> with(text -> text + range));
    }

    @Override
    public String toString() {
        return text;
    }
}
