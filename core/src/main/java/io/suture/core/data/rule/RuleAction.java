// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.rule;

import io.suture.core.data.Action;

/** What becomes of a row that breaks a rule. */
public enum RuleAction {
    /** The run stops. */
    FAIL(Action.FAIL),
    /** The row goes to the quarantine table. */
    SKIP(Action.SKIP),
    /** Another value is written: what the rule's transforms make of it. */
    TRANSFORM(Action.REPLACE);

    private final Action action;

    RuleAction(Action action) {
        this.action = action;
    }

    Action action() {
        return action;
    }
}
