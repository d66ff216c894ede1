// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import io.suture.core.catalog.AutomaticNames;
import io.suture.core.catalog.Trigger;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;

/**
 * What the parts of a copy are called until it takes the table's place.
 *
 * @param key tells copies in one schema apart: a name of the table's own could be too long
 */
public record CopyNames(TableName table, String key) {
    /** The table itself, as it is to be. */
    public TableName copy() {
        return beside("copy");
    }

    /** Keys of rows that changed. */
    public TableName log() {
        return beside("log");
    }

    /** The function that notes them. */
    TableName recorder() {
        return beside("record");
    }

    /** The table itself, in the transaction in which it goes. */
    TableName retired() {
        return beside("old");
    }

    /** An index or constraint of the copy. */
    Identifier part(int number) {
        return Identifier.of("suture_" + key + "_" + number);
    }

    /** The index of a key that a table gets on its way. */
    Identifier newKey() {
        return Identifier.of("suture_" + key + "_key");
    }

    /** The index of the key it had, on the way back. */
    Identifier oldKey() {
        return Identifier.of("suture_" + key + "_old_key");
    }

    Identifier rowTrigger() {
        return Identifier.of(Trigger.OURS + key + "_log");
    }

    Identifier truncateTrigger() {
        return Identifier.of(Trigger.OURS + key + "_emptied");
    }

    /** The sequence behind an identity column of the copy, as PostgreSQL names it. */
    TableName counting(Identifier column) {
        return new TableName(table.schema(), AutomaticNames.joined(copy().name(), column.value(), "seq"));
    }

    private TableName beside(String role) {
        return new TableName(table.schema(), Identifier.of("suture_" + key + "_" + role));
    }
}
