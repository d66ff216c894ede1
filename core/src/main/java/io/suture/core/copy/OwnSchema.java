// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import java.util.stream.Stream;

/**
 * Where a copy and the log lie whose table's schema is published as a whole ({@code FOR TABLES IN SCHEMA}): in a schema of our own, which no publication
 * has, so that what fills them is sent to nobody. Who runs it needs {@code CREATE} on the database. Nothing to say where they lie beside the table.
 */
record OwnSchema(CopyNames names) {
    Stream<String> create() {
        return names.schema().stream().map(s -> "CREATE SCHEMA " + s);
    }

    /** Under the lock: indexes, and sequences that belong to the copy, go with it. */
    Stream<String> leave() {
        return names.schema().stream()
                .map(s -> "ALTER TABLE " + names.copy() + " SET SCHEMA "
                        + names.table().schema());
    }

    /** When the log has gone. */
    Stream<String> drop() {
        return names.schema().stream().map(s -> "DROP SCHEMA " + s);
    }

    /** Where it may not be there. */
    Stream<String> takeBack() {
        return names.schema().stream().map(s -> "DROP SCHEMA IF EXISTS " + s);
    }
}
