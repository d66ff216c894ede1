// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import io.suture.core.migration.Lazy;
import io.suture.core.migration.MigrationId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything that will be done for a set of migrations, in order.
 *
 * @param fingerprint SHA-256 in hex over the statements, locks, the relations touched with their dependants and the identity
 *     of the database; no OIDs, sizes or statistics. Equal fingerprints mean: the same will be done to the same schema
 * @param basis fingerprint of the catalog it was computed from (relations touched and what hangs on them)
 * @param seals what each migration by itself is bound to; computed when it is first asked for
 */
public record Plan(
        String fingerprint, String basis, List<PlannedMigration> migrations, Lazy<Map<MigrationId, Seal>> seals) {
    public Plan {
        migrations = List.copyOf(migrations);
    }

    /** What this migration of the plan is bound to. */
    public Seal seal(MigrationId id) {
        return Objects.requireNonNull(seals.get().get(id), "a migration of the plan");
    }

    /** The migrations before the first one that has to be planned anew. */
    public List<PlannedMigration> certain() {
        return migrations.stream().takeWhile(m -> !m.provisional()).toList();
    }
}
