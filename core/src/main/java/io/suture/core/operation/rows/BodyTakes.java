// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.rows;

import static java.util.stream.Collectors.joining;

import io.suture.core.operation.Lowerings;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Takes;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.stream.Stream;

/** What the body of a function of ours takes, which the statements that call it do not name. */
final class BodyTakes {
    private BodyTakes() {}

    /**
     * Rows that are found one by one are changed, or go.
     *
     * @param written the columns that change
     * @param found what they are found by
     */
    static Takes ofWriting(TableName table, List<Identifier> written, List<Identifier> found, Outlook outlook) {
        String which = " WHERE " + found.stream().map(c -> c + " = 0").collect(joining(" AND "));
        String set = written.stream().map(c -> c + " = 0").collect(joining(", "));
        return Lowerings.claims(
                Stream.of("UPDATE ONLY " + table + " SET " + set + which, "DELETE FROM ONLY " + table + which),
                outlook);
    }

    /** All rows of it are read. */
    static Takes ofReading(TableName table, Outlook outlook) {
        return Lowerings.claims(Stream.of("SELECT FROM ONLY " + table), outlook);
    }
}
