// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import io.suture.core.migration.AppliedMigration;
import io.suture.core.plan.Direction;
import io.suture.core.plan.Kind;
import java.util.Optional;

/**
 * Everything the journal says of one migration.
 *
 * @param direction of the newest attempt: {@code DOWN} where it was being taken back, or is
 * @param kept what it has taken away is still there; empty where nothing is, or no longer
 * @param run id of the run that wrote it last
 */
public record JournalRow(
        AppliedMigration applied,
        int attempt,
        Direction direction,
        String run,
        String description,
        Kind kind,
        String layout,
        boolean outOfOrder,
        Optional<String> planFingerprint,
        Optional<String> rollbackPoint,
        Optional<String> adoptedFrom,
        Optional<Kept> kept) {}
