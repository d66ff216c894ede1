// SPDX-License-Identifier: Apache-2.0
package io.suture.core.assess;

import static io.suture.core.assess.Risk.CRITICAL;
import static io.suture.core.assess.Risk.HIGH;
import static io.suture.core.assess.Risk.LOW;
import static io.suture.core.assess.Risk.MEDIUM;

/**
 * What a statement changes of what people use already, by the rows of requirements D1 and A2; derived from the SQL, never declared. What is
 * in neither table is ranked by the row it resembles most.
 */
public enum ChangeType {
    /** Something nobody uses yet, or that nobody notices: a new table, a comment, a default. */
    NEW(LOW, "changes"),
    ROWS_ADDED(LOW, "adds rows to"),
    INDEX_BUILT(LOW, "builds an index, while people write, on"),
    NULLABLE_COLUMN(LOW, "adds a nullable column to"),
    /** Built under a lock, dropped, renamed: A2's "index change" (A20). */
    INDEX_CHANGED(MEDIUM, "changes an index of"),
    REQUIRED_COLUMN(MEDIUM, "makes a column mandatory in"),
    ENUM(MEDIUM, "changes the values of the enum"),
    /** A rule that rows and clients must obey from then on, as for a mandatory column. */
    RULE(MEDIUM, "changes a rule that binds the rows of"),
    DATA(HIGH, "migrates data of"),
    COLUMN_REMOVED(HIGH, "removes a column from"),
    /** A view, function or type that clients may name, as for a column. */
    REMOVED(HIGH, "removes"),
    SECURITY(HIGH, "changes who may see or change"),
    /** Code that nobody can see through may do anything to the data. */
    OPAQUE(HIGH, "runs code whose effect cannot be known beforehand"),
    RESTRUCTURED(CRITICAL, "restructures"),
    FOREIGN_KEY(CRITICAL, "changes a foreign key of"),
    /** The author says that clients of the release before must change. */
    BREAKING(CRITICAL, "is declared breaking:");

    private final Risk risk;
    private final String verb;

    ChangeType(Risk risk, String verb) {
        this.risk = risk;
        this.verb = verb;
    }

    public Risk risk() {
        return risk;
    }

    /** Whether clients that name what it is about fail afterwards. */
    boolean breaksClients() {
        return switch (this) {
            case COLUMN_REMOVED, REMOVED, RESTRUCTURED, BREAKING -> true;
            case NEW,
                    ROWS_ADDED,
                    INDEX_BUILT,
                    NULLABLE_COLUMN,
                    INDEX_CHANGED,
                    REQUIRED_COLUMN,
                    ENUM,
                    RULE,
                    DATA,
                    SECURITY,
                    OPAQUE,
                    FOREIGN_KEY -> false;
        };
    }

    /** What it does, for a sentence that goes on with the thing it does it to. */
    public String verb() {
        return verb;
    }
}
