// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import java.util.Optional;

/**
 * A migration that is to run.
 *
 * @param checksums of what will run, for the journal
 * @param outOfOrder whether a later one has run already; to be recorded
 * @param before what the journal says of an earlier attempt: failed without leaving anything, rolled back, or an older content
 *     of a repeatable one
 */
public record Pending(Migration migration, Checksums checksums, boolean outOfOrder, Optional<AppliedMigration> before) {
    public MigrationId id() {
        return migration.id();
    }
}
