// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.migration.Migration;
import io.suture.core.sql.TableName;
import java.util.Collection;
import java.util.Map;

/**
 * Which rows are generated.
 *
 * @param rows a table should have
 * @param from the number that the first row comes after: rows of other numbers are other rows
 * @param wide whether values reach as far as their types do
 * @param vocabulary what the scripts look for
 * @param later what they look for in rows that clients of the new release have written
 * @param skews how values are spread, by table; what is not in it is spread evenly
 */
record Supply(long rows, long from, boolean wide, Vocabulary vocabulary, Vocabulary later, Map<TableName, Skew> skews) {
    /** What a client of one release writes while another release is rolled out. */
    private static final long WRITTEN = 40;

    static Supply of(long rows, Collection<Migration> migrations, Map<TableName, Skew> skews) {
        return new Supply(rows, 0, false, Vocabulary.ofUps(migrations), Vocabulary.of(migrations), skews);
    }

    Skew skew(TableName table) {
        return skews.getOrDefault(table, Skew.NONE);
    }

    /** Few rows, unlike all others, as far-reaching as the types let them be, and not spread as what is there: that is the old shape's. */
    Supply ofClients(long first) {
        return new Supply(WRITTEN, first, true, later, later, Map.of());
    }
}
