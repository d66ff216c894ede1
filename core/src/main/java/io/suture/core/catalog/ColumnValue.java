// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import java.util.Optional;

/** Where a column's value comes from when a statement does not give one. */
public sealed interface ColumnValue {
    /** Null. */
    record None() implements ColumnValue {}

    /**
     * {@code DEFAULT expression}.
     *
     * @param expression by {@code pg_get_expr}, every name with its schema
     */
    record Default(String expression) implements ColumnValue {}

    /**
     * {@code GENERATED … AS IDENTITY}.
     *
     * @param always {@code ALWAYS}, else {@code BY DEFAULT}
     */
    record Identity(boolean always) implements ColumnValue {}

    /**
     * {@code GENERATED ALWAYS AS (expression)}.
     *
     * @param expression by {@code pg_get_expr}, every name with its schema
     * @param stored {@code STORED}, else {@code VIRTUAL} (PostgreSQL 18)
     */
    record Generated(String expression, boolean stored) implements ColumnValue {}

    /** For people; empty for {@link None}. */
    default Optional<String> words() {
        return switch (this) {
            case None none -> Optional.empty();
            case Default d -> Optional.of(d.expression());
            case Identity i -> Optional.of("generated " + (i.always() ? "always" : "by default") + " as identity");
            case Generated g ->
                Optional.of("generated always as (" + g.expression() + ") " + (g.stored() ? "stored" : "virtual"));
        };
    }

    /** No default. */
    static ColumnValue none() {
        return new None();
    }
}
