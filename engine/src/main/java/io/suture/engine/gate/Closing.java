// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.gate;

import io.suture.core.catalog.Catalog;
import io.suture.core.check.Check;
import io.suture.core.contract.QueryReading;
import io.suture.core.contract.Removals;
import io.suture.core.migration.ApplicationNeed;
import io.suture.core.migration.Condition;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.sql.Identifier;
import io.suture.engine.connect.Session;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The contract a gate stands before.
 *
 * @param catalog as it is now
 * @param expandedAt when the migration was expanded, ISO 8601, by the server's clock
 * @param verifications of the author's, which held when it was expanded
 * @param needsOld applications that need what goes, as the author says
 * @param owner role the author's queries run under
 * @param permits whether those who must agree do, and whether it is time; none where neither is asked for
 * @param quiet how long nobody must have used what goes
 */
public record Closing(
        Session session,
        PlannedMigration plan,
        int attempt,
        Removals removals,
        Catalog catalog,
        String expandedAt,
        List<Condition> verifications,
        List<ApplicationNeed> needsOld,
        Optional<Identifier> owner,
        List<Check> permits,
        Duration quiet) {
    public Closing {
        verifications = List.copyOf(verifications);
        needsOld = List.copyOf(needsOld);
        permits = List.copyOf(permits);
    }

    QueryReading reading() {
        return new QueryReading(removals.names());
    }
}
