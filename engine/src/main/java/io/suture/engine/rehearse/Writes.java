// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.catalog.Relation;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What clients have written between an up and its down, by table: what it held before they came and after they went.
 *
 * @param assigned columns that the down fills itself: what it puts there is meant
 */
record Writes(Map<TableName, TableContents> before, Map<TableName, TableContents> after, Assigned assigned) {
    /** What every sentence about them has in it. */
    static final String SINCE = "written after the up";

    static Writes none() {
        return new Writes(new TreeMap<>(), new TreeMap<>(), Assigned.NOTHING);
    }

    /** Rows that have come to the table. */
    long rows(TableName table) {
        TableContents then = before.get(table);
        TableContents now = after.get(table);
        return then == null || now == null ? 0 : Math.max(0, now.rows() - then.rows());
    }

    /**
     * What of it is not there any more, of a table that was there all the time: rows, and values of columns that the up had left alone.
     *
     * @param original what the table held before the up
     * @param end what it holds after the down
     */
    List<String> lost(TableContents original, TableContents end) {
        TableContents then = before.get(original.table());
        TableContents now = after.get(original.table());
        long written = rows(original.table());
        if (then == null || now == null || written == 0 || then.rows() != original.rows()) {
            return List.of();
        }
        long gone = original.rows() + written - end.rows();
        if (gone > 0) {
            return List.of(("%s: %d of %s that were " + SINCE + " are gone")
                    .formatted(end.words(), Math.min(gone, written), DataComparison.rows(written)));
        }
        List<String> sentences = new ArrayList<>();
        for (Identifier column : original.columns().keySet()) {
            boolean leftAlone = then.agrees(column, original) && !assigned.has(column);
            if (leftAlone && end.columns().containsKey(column) && !end.agrees(column, now)) {
                sentences.add(("column %s of %s: values that were " + SINCE + " are not what they were")
                        .formatted(column.value(), end.words()));
            }
        }
        return end.rows() == now.rows() ? sentences : List.of();
    }

    /** Of these tables, those that took rows. */
    Collection<Relation> written(Collection<Relation> tables) {
        return tables.stream().filter(t -> rows(t.name()) > 0).toList();
    }
}
