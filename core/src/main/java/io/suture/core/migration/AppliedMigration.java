// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import java.util.Optional;

/**
 * What the journal of a database says about one migration: its newest row.
 *
 * @param index place in the order of application, 1 or more
 * @param state never {@code pending}
 * @param checksums of what ran; empty where it was adopted from a tool whose file is not at hand
 * @param appliedAt when, ISO 8601 with an offset, by the server's clock
 * @param appliedBy who, proved by the server
 * @param leftovers whether a failed one left something durable in the database
 * @param adopted whether another tool ran it; then its file may be missing
 */
public record AppliedMigration(
        MigrationId id,
        long index,
        Optional<Version> release,
        MigrationState state,
        Optional<Checksums> checksums,
        String appliedAt,
        String appliedBy,
        boolean leftovers,
        boolean adopted) {
    public AppliedMigration {
        if (state == MigrationState.PENDING) {
            throw new IllegalArgumentException(id + " is pending: the journal has no row for it");
        }
    }

    /** Whether its up part counts as having run. */
    public boolean done() {
        return state == MigrationState.COMPLETED || state == MigrationState.EXPANDED;
    }

    /** Whether a run of it has to be finished or taken back before anything else. */
    public boolean unfinished() {
        return state == MigrationState.IN_PROGRESS || state == MigrationState.FAILED && leftovers;
    }

    /** Whether nothing of it is in the database, so that it may run again, edited or not. */
    public boolean mayRunAgain() {
        return state == MigrationState.ROLLED_BACK || state == MigrationState.FAILED && !leftovers;
    }
}
