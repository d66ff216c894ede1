// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.plan.Kind;

/** One wish of an author. A value: it computes, and touches nothing. */
public interface Operation {
    /**
     * Adds the steps it takes to the draft and its effect to the outlook.
     *
     * @param draft of the migration it belongs to, at the place where it stands
     */
    void compile(Draft draft);

    /** What it does to what exists. */
    Kind kind();
}
