// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import io.suture.core.catalog.AutomaticNames;
import io.suture.core.catalog.Column;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.SequenceOptions;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.stream.Stream;

/**
 * Columns that only the copy has. What PostgreSQL has named after the copy gets the name it would have had at the table.
 *
 * @param owned sequences of the table, those to come included
 * @param named whether NOT NULL is a constraint with a name: from PostgreSQL 18 on
 */
record NewColumns(CopyNames names, Relation before, Relation after, List<Relation> owned, boolean named) {
    /** Whether the sequence belongs to no column that the table has: it comes with one of these, or has gone with another. */
    boolean isOf(Relation sequence) {
        return before.column(column(sequence)).isEmpty();
    }

    /** When the table has gone. */
    List<String> settle() {
        Stream<String> sequences = owned.stream()
                .filter(s -> isNew(column(s)))
                .map(s -> "ALTER SEQUENCE " + names.counting(column(s)) + " RENAME TO "
                        + s.name().name());
        Stream<String> notNulls = after.columns().stream()
                .filter(c -> named && c.notNull() && isNew(c.name()))
                .map(Column::name)
                .map(c -> "ALTER TABLE " + names.table() + " RENAME CONSTRAINT " + notNull(names.copy(), c) + " TO "
                        + notNull(names.table(), c));
        return Stream.concat(sequences, notNulls).toList();
    }

    private boolean isNew(Identifier column) {
        return before.column(column).isEmpty() && after.column(column).isPresent();
    }

    private static Identifier column(Relation sequence) {
        return sequence.sequence().flatMap(SequenceOptions::owner).orElseThrow().column();
    }

    private static Identifier notNull(TableName table, Identifier column) {
        return AutomaticNames.joined(table.name(), column.value(), "not_null");
    }
}
