// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

/** What a constraint demands; the letter is that of {@code pg_constraint.contype}. */
public enum ConstraintKind {
    PRIMARY_KEY('p'),
    UNIQUE('u'),
    FOREIGN_KEY('f'),
    CHECK('c'),
    EXCLUDE('x'),
    /** Stored as a constraint of its own from PostgreSQL 18 on; before, {@link Column#notNull} is all there is. */
    NOT_NULL('n');

    private final char letter;

    ConstraintKind(char letter) {
        this.letter = letter;
    }

    /** Whether an index of the same name enforces it. */
    public boolean hasIndex() {
        return this == PRIMARY_KEY || this == UNIQUE || this == EXCLUDE;
    }

    /** @throws IllegalArgumentException for a letter that is none of a table's constraints */
    public static ConstraintKind of(char letter) {
        for (ConstraintKind kind : values()) {
            if (kind.letter == letter) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no constraint of kind " + letter);
    }
}
