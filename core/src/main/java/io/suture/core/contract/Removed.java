// SPDX-License-Identifier: Apache-2.0
package io.suture.core.contract;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.Optional;

/**
 * A relation or a column that clients can no longer name afterwards.
 *
 * @param column empty where the relation as a whole goes
 */
public record Removed(TableName relation, Optional<Identifier> column, Way way) {
    /** How it goes. */
    public enum Way {
        /** Refused by the server where something hangs on it: at once, or when what is only set aside is purged. */
        DROPPED,
        /** {@code CASCADE}: what hangs on it goes too. */
        DROPPED_WITH_DEPENDANTS,
        /** What hangs on it stays, under the new name. */
        RENAMED,
        /** A view of a release that goes: another release has one of the same name, and the table stays. */
        RETIRED
    }

    /** For people: {@code column email of users}, {@code users}. */
    public String words() {
        return column.map(c -> "column " + c.value() + " of " + relation.display())
                .orElseGet(relation::display);
    }

    boolean sameName(Removed other) {
        return relation.equals(other.relation) && column.equals(other.column);
    }
}
