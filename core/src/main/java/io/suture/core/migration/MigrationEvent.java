// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import java.util.Locale;

/** What makes a migration change its {@link MigrationState}. */
public enum MigrationEvent {
    START("`suture migrate` begins it"),
    RESUME("`suture migrate` goes on where it stopped"),
    EXPAND("everything but the removal of the old shape is done"),
    CONTRACT("`suture complete` has begun to remove the old shape, and there is more of it to come"),
    PURGE("the time of what it keeps is over, and there is more than one step to let it go"),
    FINISH("its last step is done"),
    FAIL("a step ended in an error"),
    LOSE("the connection was lost in a statement that no probe can decide"),
    TAKE_BACK("`suture undo` begins"),
    TAKEN_BACK("the last step of its undo is done"),
    RESOLVE("`suture resolve --done` or `--not-done` says what happened"),
    ADOPT("`suture baseline` finds it applied by another tool");

    private final String cause;

    MigrationEvent(String cause) {
        this.cause = cause;
    }

    /** What causes it, as a clause. */
    public String cause() {
        return cause;
    }

    /** For people and diagrams: lower case, words. */
    public String display() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
