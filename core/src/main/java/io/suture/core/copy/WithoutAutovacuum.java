// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import io.suture.core.catalog.Relation;
import io.suture.core.sql.SqlLiteral;
import java.util.List;
import java.util.Optional;

/**
 * Autovacuum leaves the copy alone until it is the table. It would lock it, and gives way only to who waits for longer than {@code deadlock_timeout}: not
 * to a swap, which waits shortly, with everybody behind it. The copy is vacuumed before that anyway.
 *
 * @param after the table as it is then
 */
record WithoutAutovacuum(CopyNames names, Relation after) {
    private static final String OPTION = "autovacuum_enabled";

    /** Partitions are there by then. */
    List<String> begin() {
        String off = " SET (" + OPTION + " = false)";
        return after.isPartitioned()
                ? new EachPartition(names.copy()).run(List.of(part -> "ALTER TABLE " + part + off))
                : List.of("ALTER TABLE " + names.copy() + off);
    }

    /** When the copy has the table's name. */
    List<String> end() {
        String reset = " RESET (" + OPTION + ")";
        return after.isPartitioned()
                ? new EachPartition(names.table()).run(List.of(part -> "ALTER TABLE " + part + reset))
                : List.of("ALTER TABLE " + names.table()
                        + Optional.ofNullable(after.storage().options().get(OPTION))
                                .map(value -> " SET (" + OPTION + " = " + SqlLiteral.quote(value) + ")")
                                .orElse(reset));
    }
}
