// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import io.suture.core.data.Action;

/** What becomes of a row whose value means several things. */
public enum Ambiguity {
    /** The chunk is rolled back and the run stops. */
    FAIL(Action.FAIL),
    /** The row goes to the quarantine table. */
    SKIP(Action.SKIP),
    /** The row is written without the value. */
    NULL(Action.REPLACE),
    /** The first meaning counts: that of the format named first, or the earlier of two moments; the row is counted. */
    FIRST(Action.KEEP);

    private final Action action;

    Ambiguity(Action action) {
        this.action = action;
    }

    public Action action() {
        return action;
    }
}
