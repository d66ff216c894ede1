// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import io.suture.core.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * The migrations of a folder, in the order of their names.
 *
 * @param layout name of the layout they were read by
 * @param releases what was said about releases, oldest first
 * @param notices what does not stop anything
 * @param problems what is wrong with the names of the files; {@link #reconcile} reports them with everything else
 */
public record MigrationSet(
        String layout,
        List<MigrationEntry> entries,
        List<Release> releases,
        List<Notice> notices,
        List<Problem> problems) {
    public MigrationSet {
        entries = List.copyOf(entries);
        releases = List.copyOf(releases);
        notices = List.copyOf(notices);
        problems = List.copyOf(problems);
    }

    public Optional<MigrationEntry> find(MigrationId id) {
        return entries.stream().filter(e -> e.id().equals(id)).findFirst();
    }

    /**
     * How this set stands against what was applied. Reads the content of what is new or whose bytes changed, of nothing else.
     *
     * @param applied the journal's newest row a migration, in any order
     */
    public Reconciliation reconcile(List<AppliedMigration> applied, ReconcileOptions options) {
        throw new UnsupportedOperationException("lands with the next slice: " + applied.size() + options);
    }
}
