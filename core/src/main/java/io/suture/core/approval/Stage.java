// SPDX-License-Identifier: Apache-2.0
package io.suture.core.approval;

import io.suture.core.migration.AppliedMigration;
import io.suture.core.migration.Checksums;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What the database of the stage before says (requirement C12): only what has been there may come here.
 *
 * @param environment its name in the configuration
 * @param databaseId its identity
 * @param applied its journal
 * @param head of its ledger, {@code seq:hash}: what {@code suture ledger verify --head} finds there later
 */
public record Stage(String environment, String databaseId, List<AppliedMigration> applied, String head) {
    public Stage {
        applied = List.copyOf(applied);
    }

    /**
     * What is missing there: {@code PROMOTION-MISSING}, {@code PROMOTION-CHANGED}; empty where the migration, with this very content, got as
     * far there as it is to get here. A completed one was verified by what its author says of it.
     *
     * @param content as it is in the folder
     * @param deed what is to be done here; what is taken back, or reviewed, waits for no stage
     */
    public Optional<Problem> against(MigrationId id, Checksums content, Deed deed) {
        if (deed != Deed.MIGRATE && deed != Deed.COMPLETE) {
            return Optional.empty();
        }
        Optional<AppliedMigration> there = applied.stream()
                .filter(a -> a.id().equals(id))
                .filter(a -> isFarEnough(a, deed))
                .findFirst();
        if (there.isEmpty()) {
            return Optional.of(missing(id, deed));
        }
        return there.flatMap(AppliedMigration::checksums)
                .filter(before -> !content.changedFrom(before).isEmpty())
                .map(before -> changed(id));
    }

    private static boolean isFarEnough(AppliedMigration there, Deed deed) {
        return deed == Deed.COMPLETE ? there.state() == MigrationState.COMPLETED : there.done();
    }

    private Problem missing(MigrationId id, Deed deed) {
        return Problem.user(
                "PROMOTION-MISSING",
                id + " may not be " + deed.participle() + " here: it has not been " + deed.participle() + " in "
                        + environment,
                "what comes here comes by " + environment + ", as `promoted_from` in suture.yaml says",
                "suture " + deed.display() + " --env " + environment + ", and look at what came out");
    }

    private Problem changed(MigrationId id) {
        return Problem.user(
                "PROMOTION-CHANGED",
                id + " is not what ran in " + environment,
                "its file was changed since then; what was tried there is another migration",
                "undo it in " + environment + " and run it there again, or use the file that ran there");
    }
}
