// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.migration.MigrationId;
import io.suture.core.sql.TableName;
import java.time.Duration;
import java.util.List;

/**
 * How long nobody else could read tables while others took their place.
 *
 * @param tables under ACCESS EXCLUSIVE
 * @param held by the server's clock, from the first of these locks until the commit began
 * @param lockTimeout how long each of them would have been waited for
 */
public record HeldLock(MigrationId migration, int step, List<TableName> tables, Duration held, Duration lockTimeout) {
    public HeldLock {
        tables = List.copyOf(tables);
    }
}
