// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.sql.TableName;
import java.util.Map;

/**
 * Which rows are generated.
 *
 * @param rows a table should have
 * @param from the number that the first row comes after: rows of other numbers are other rows
 * @param wide whether values reach as far as their types do
 * @param vocabulary what the scripts look for
 * @param skews how values are spread, by table; what is not in it is spread evenly
 */
record Supply(long rows, long from, boolean wide, Vocabulary vocabulary, Map<TableName, Skew> skews) {
    /** What a client of one release writes while another release is rolled out. */
    private static final long WRITTEN = 40;

    static Supply of(long rows, Vocabulary vocabulary, Map<TableName, Skew> skews) {
        return new Supply(rows, 0, false, vocabulary, skews);
    }

    Skew skew(TableName table) {
        return skews.getOrDefault(table, Skew.NONE);
    }

    /** Few rows, unlike all others, as far-reaching as the types let them be. */
    Supply ofClients(long first) {
        return new Supply(WRITTEN, first, true, vocabulary, skews);
    }
}
