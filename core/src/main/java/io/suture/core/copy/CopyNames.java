// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import io.suture.core.catalog.AutomaticNames;
import io.suture.core.catalog.OwnNames;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.Optional;

/**
 * What the parts of a copy are called until it takes the table's place.
 *
 * @param table that is copied
 * @param own in the schema where copy and log lie meanwhile
 */
public record CopyNames(TableName table, OwnNames own) {
    /** @param purpose the same words give the same names */
    public static CopyNames of(TableName table, String purpose) {
        return new CopyNames(table, OwnNames.of(table, purpose));
    }

    /** The same in a schema of our own, which no publication has. */
    CopyNames apart() {
        return new CopyNames(table, own.in(own.part("apart")));
    }

    /** The same beside the table. */
    CopyNames home() {
        return new CopyNames(table, own.in(table.schema()));
    }

    /** The schema of our own; empty where everything lies beside the table. */
    Optional<Identifier> schema() {
        return Optional.of(own.beside().schema()).filter(s -> !s.equals(table.schema()));
    }

    /** The table itself, as it is to be. */
    public TableName copy() {
        return own.object("copy");
    }

    /** Keys of rows that changed. */
    public TableName log() {
        return own.object("log");
    }

    /** The function that notes them. */
    TableName recorder() {
        return own.object("record");
    }

    /** The table itself, in the transaction in which it goes. */
    TableName retired() {
        return home().own.object("old");
    }

    /** An index or constraint of the copy. */
    Identifier part(int number) {
        return own.part(String.valueOf(number));
    }

    /** Extended statistics of the copy. */
    Identifier statistics(int number) {
        return own.part("stat_" + number);
    }

    /** The index of a key that a table gets on its way. */
    Identifier newKey() {
        return own.part("key");
    }

    /** The index of the key it had, on the way back. */
    Identifier oldKey() {
        return own.part("old_key");
    }

    /** What stands behind a partition's name where something of the table, maybe called after it, is that of a partition. */
    public String ending(Identifier of) {
        String after = table.name().value() + "_";
        return of.value().startsWith(after) ? of.value().substring(after.length() - 1) : "_" + of.value();
    }

    Identifier rowTrigger() {
        return own.trigger("log");
    }

    Identifier truncateTrigger() {
        return own.trigger("emptied");
    }

    /** The sequence behind an identity column of the copy, as PostgreSQL names it. */
    TableName counting(Identifier column) {
        return new TableName(copy().schema(), AutomaticNames.joined(copy().name(), column.value(), "seq"));
    }
}
