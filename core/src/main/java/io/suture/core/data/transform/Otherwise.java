// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import io.suture.core.data.Action;

/** What becomes of a row whose value a transform can do nothing with. */
public enum Otherwise {
    /** The chunk is rolled back and the run stops. */
    FAIL(Action.FAIL),
    /** The row goes to the quarantine table. */
    SKIP(Action.SKIP),
    /** The row is written without the value. */
    NULL(Action.REPLACE);

    private final Action action;

    Otherwise(Action action) {
        this.action = action;
    }

    public Action action() {
        return action;
    }
}
