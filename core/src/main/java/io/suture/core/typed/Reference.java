// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.QualifiedName;
import java.util.List;
import java.util.Optional;

/** What a foreign key points to. {@link #toString()} is SQL: what stands behind {@code REFERENCES}. */
public record Reference(
        @Doc("the table pointed to") QualifiedName table,
        @Doc("its columns; else those of its primary key") List<Identifier> columns,

        @Doc("what becomes of a row when the one it points to is deleted; else that is refused")
        Optional<Action> onDelete,

        @Doc("what becomes of a row when the key it points to changes; else that is refused")
        Optional<Action> onUpdate,

        @Doc("whether it may be checked as late as when the transaction ends")
        Optional<Deferral> deferrable) {
    /** What becomes of a row that points to one that is deleted or changed. */
    public enum Action {
        NO_ACTION,
        RESTRICT,
        CASCADE,
        SET_NULL,
        SET_DEFAULT;

        private static final String LETTERS = "arcnd";

        /** @param letter as in the parse tree; {@code a} where nothing is written */
        static Optional<Action> of(String letter) {
            return letter.equals("a") ? Optional.empty() : Optional.of(values()[LETTERS.indexOf(letter)]);
        }

        String sql() {
            return name().replace('_', ' ');
        }
    }

    /** When a constraint is checked that may be checked late. */
    public enum Deferral {
        /** With the statement, unless a transaction says otherwise. */
        INITIALLY_IMMEDIATE,
        /** When the transaction ends, unless it says otherwise. */
        INITIALLY_DEFERRED;

        /** @param node a {@code Constraint} */
        public static Optional<Deferral> of(Node node) {
            return node.flag("deferrable")
                    ? Optional.of(node.flag("initdeferred") ? INITIALLY_DEFERRED : INITIALLY_IMMEDIATE)
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return this == INITIALLY_DEFERRED ? "DEFERRABLE INITIALLY DEFERRED" : "DEFERRABLE";
        }
    }

    public Reference {
        columns = List.copyOf(columns);
    }

    /** @param node the {@code Constraint} of a foreign key */
    public static Reference of(Node node) {
        return new Reference(
                Names.of(node.field("pktable").orElseThrow()),
                Names.list(node.strings("pk_attrs")),
                Action.of(node.text("fk_del_action")),
                Action.of(node.text("fk_upd_action")),
                Deferral.of(node));
    }

    /** The same, checked then. */
    Reference with(Optional<Deferral> when) {
        return new Reference(table, columns, onDelete, onUpdate, when);
    }

    @Override
    public String toString() {
        return Words.of(
                Words.of(table) + (columns.isEmpty() ? "" : " " + Words.inParentheses(columns)),
                onDelete.map(a -> "ON DELETE " + a.sql()),
                onUpdate.map(a -> "ON UPDATE " + a.sql()),
                deferrable);
    }
}
