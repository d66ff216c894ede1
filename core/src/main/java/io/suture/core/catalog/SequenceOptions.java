// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.Optional;

/**
 * How a sequence counts; where it stands is data and not here.
 *
 * @param type {@code smallint}, {@code integer} or {@code bigint}
 * @param owner the column it goes away with
 * @param identity whether it belongs to an identity column and cannot be dropped alone
 */
public record SequenceOptions(
        String type,
        long start,
        long increment,
        long minimum,
        long maximum,
        long cache,
        boolean cycle,
        Optional<OwnerColumn> owner,
        boolean identity) {

    public record OwnerColumn(TableName table, Identifier column) {
        String display() {
            return table.display() + "." + column.value();
        }
    }

    /** How it counts, as in {@code CREATE SEQUENCE}. */
    String words() {
        return type + " start " + start + " increment " + increment + " minimum " + minimum + " maximum " + maximum
                + " cache " + cache + (cycle ? " cycle" : "");
    }
}
