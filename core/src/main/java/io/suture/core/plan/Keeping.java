// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import io.suture.core.migration.Retention;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;

/**
 * That what the contract takes away is set aside first, and for how long; it really goes with the steps of {@link Phase#PURGE}.
 *
 * @param needs what must stay as it is for that
 * @param relaxed asked when it is taken back within that time
 */
public record Keeping(Retention time, List<Need> needs, List<Relaxed> relaxed) {
    /**
     * Something that is kept, or that what is kept follows.
     *
     * @param columns those of the table; empty where the table as a whole is kept
     */
    public record Need(TableName table, List<Identifier> columns) {
        public Need {
            columns = List.copyOf(columns);
        }
    }

    public Keeping {
        needs = List.copyOf(needs);
        relaxed = List.copyOf(relaxed);
    }
}
