// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.status;

import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.engine.journal.Kept;
import java.util.Optional;

/**
 * One migration of a folder, or one that only the database knows.
 *
 * @param appliedAt ISO 8601, by the server's clock; empty while pending
 * @param appliedBy session user, proved; empty while pending
 * @param checksum SHA-256 of the file's bytes when it ran, else of the file
 * @param progress empty where it is not under way
 * @param kept until when what it took away can be brought back; empty where nothing is kept
 */
public record MigrationStatus(
        MigrationId id,
        Optional<String> release,
        String description,
        MigrationState state,
        Optional<String> appliedAt,
        Optional<String> appliedBy,
        Optional<String> checksum,
        Optional<MigrationProgress> progress,
        Optional<Kept> kept) {}
