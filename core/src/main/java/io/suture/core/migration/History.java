// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import java.util.List;
import java.util.Map;

/** What the journal alone, or a missing file, says against running anything. */
record History(List<AppliedMigration> applied, Map<MigrationId, MigrationEntry> files) {
    void check(Problems problems) {
        applied.stream()
                .filter(ran -> ran.state() == MigrationState.UNKNOWN)
                .map(History::unresolved)
                .forEach(problems::add);
        applied.stream()
                .filter(ran -> !ran.mayRunAgain() && !ran.adopted() && !files.containsKey(ran.id()))
                .map(this::withoutFile)
                .forEach(problems::add);
    }

    private static Problem unresolved(AppliedMigration ran) {
        return Problem.user(
                "MIGRATION-STATE-UNKNOWN",
                "it is not known whether the last statement of \"" + ran.id() + "\" took effect",
                "nothing runs on top of a state nobody knows",
                "look at the database, then: suture resolve " + ran.id() + " --done (or --not-done) --reason TEXT");
    }

    private Problem withoutFile(AppliedMigration ran) {
        return files.values().stream()
                .filter(file -> ran.checksums()
                        .filter(was -> was.bytes().equals(file.bytes()))
                        .isPresent())
                .findFirst()
                .map(file -> renamed(ran, file))
                .orElseGet(() -> Problem.user(
                        "MIGRATION-UNKNOWN",
                        "\"" + ran.id() + "\" ran here on " + ran.appliedAt() + " by " + ran.appliedBy()
                                + " but has no file",
                        "the database is newer than the folder, or the file was removed or renamed",
                        "update your working copy, or put the file back"));
    }

    private static Problem renamed(AppliedMigration ran, MigrationEntry file) {
        return Problem.user(
                        "MIGRATION-UNKNOWN",
                        "\"" + ran.id() + "\" ran here but has no file; \"" + file.path() + "\" has the same content",
                        "a migration that ran keeps its name, since its name is its identity",
                        "rename \"" + file.path() + "\" back")
                .at(Positions.start(file.path()));
    }
}
