// SPDX-License-Identifier: Apache-2.0
package io.suture.core.claim;

import static io.suture.core.plan.LockMode.ACCESS_SHARE;
import static io.suture.core.plan.LockMode.SHARE_ROW_EXCLUSIVE;

import io.suture.core.catalog.Index;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.HashSet;
import java.util.List;

/** A new foreign key adds triggers to the table it points to, and may open the index of what it points to. */
final class ReferenceClaims {
    private final Claim claim;

    ReferenceClaims(Claim claim) {
        this.claim = claim;
    }

    /** @param columns empty where the primary key is meant */
    void to(TableName target, List<Identifier> columns) {
        for (TableName each : claim.partitionsOf(target)) {
            claim.lock(each, SHARE_ROW_EXCLUSIVE);
            claim.indexes(each).stream()
                    .filter(i -> isMeant(i, columns))
                    .forEach(i -> claim.lock(i.name(), ACCESS_SHARE));
        }
    }

    private static boolean isMeant(Index index, List<Identifier> columns) {
        return columns.isEmpty()
                ? index.primary()
                : index.unique() && new HashSet<>(index.keyColumns()).equals(new HashSet<>(columns));
    }
}
