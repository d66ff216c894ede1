// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import java.util.List;

/**
 * How a folder stands against a database.
 *
 * @param pending versioned ones to run, in run order
 * @param repeatables to run after them, in run order: new, or changed since they ran
 * @param unfinished begun and not finished, in the order they were begun; to be resumed or taken back before anything pending
 * @param applied done, in the order of application
 * @param notices what a reader should know: a file that changed only in comments, a changed down part
 */
public record Reconciliation(
        List<Pending> pending,
        List<Pending> repeatables,
        List<AppliedMigration> unfinished,
        List<AppliedMigration> applied,
        List<Notice> notices) {
    public Reconciliation {
        pending = List.copyOf(pending);
        repeatables = List.copyOf(repeatables);
        unfinished = List.copyOf(unfinished);
        applied = List.copyOf(applied);
        notices = List.copyOf(notices);
    }

    /** Whether there is nothing to do. */
    public boolean upToDate() {
        return pending.isEmpty() && repeatables.isEmpty() && unfinished.isEmpty();
    }
}
