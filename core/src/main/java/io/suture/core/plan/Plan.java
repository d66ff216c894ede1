// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import java.util.List;

/**
 * Everything that will be done for a set of migrations, in order.
 *
 * @param fingerprint SHA-256 in hex over the statements, locks, the relations touched with their dependants and the identity
 *     of the database; no OIDs, sizes or statistics. Equal fingerprints mean: the same will be done to the same schema
 * @param basis fingerprint of the catalog it was computed from (relations touched and what hangs on them)
 */
public record Plan(String fingerprint, String basis, List<PlannedMigration> migrations) {
    public Plan {
        migrations = List.copyOf(migrations);
    }

    /** The migrations before the first one that has to be planned anew. */
    public List<PlannedMigration> certain() {
        return migrations.stream().takeWhile(m -> !m.provisional()).toList();
    }
}
