// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How the rows of one database differ from what they were in another, and from what was written since; says numbers, never values.
 *
 * @param was a session to the database as it was before
 * @param is a session to the database as it is now
 * @param written by clients, between up and down
 */
record DataComparison(Connection was, Connection is, Writes written) {
    /**
     * @param lost rows and values that were there and are not
     * @param added rows that were not there and are
     */
    record Found(List<String> lost, List<String> added) {}

    /** Of the tables that are in both; tables whose sums agree are not read again. */
    Found compare(Map<TableName, TableContents> before, Map<TableName, TableContents> after) throws SQLException {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        for (TableContents then : before.values()) {
            TableContents now = after.get(then.table());
            if (now != null && !now.holdsSame(then)) {
                compare(then, now, found);
            }
            if (now != null) {
                found.lost().addAll(written.lost(then, now));
            }
        }
        return found;
    }

    private void compare(TableContents then, TableContents now, Found found) throws SQLException {
        long wanted = then.rows() + written.rows(then.table());
        if (!now.hasColumnsOf(then)) {
            compareCommonColumns(then, now, wanted, found);
            return;
        }
        long missing = missing(then.groups(), now.groups());
        if (missing == 0 || now.rows() < then.rows()) {
            compareRows(then, now, missing, wanted, found);
        } else {
            compareValues(then, now, missing, found);
        }
    }

    private static void compareRows(TableContents then, TableContents now, long missing, long wanted, Found found) {
        if (missing > 0) {
            found.lost().add("%s: %d of %s are not what they were".formatted(now.words(), missing, rows(then.rows())));
        }
        if (now.rows() > wanted) {
            found.added().add("%s: %s more".formatted(now.words(), rows(now.rows() - wanted)));
        }
    }

    private void compareValues(TableContents then, TableContents now, long missing, Found found) throws SQLException {
        List<String> columns = differing(then, now);
        found.lost()
                .addAll(
                        columns.isEmpty()
                                ? List.of("%s: values of %s have changed places".formatted(now.words(), rows(missing)))
                                : columns);
    }

    private void compareCommonColumns(TableContents then, TableContents now, long wanted, Found found)
            throws SQLException {
        if (now.rows() < then.rows()) {
            found.lost()
                    .add("%s: %d of %s are gone".formatted(now.words(), then.rows() - now.rows(), rows(then.rows())));
        } else if (now.rows() <= wanted) {
            found.lost().addAll(differing(then, now));
        }
    }

    private List<String> differing(TableContents then, TableContents now) throws SQLException {
        List<String> sentences = new ArrayList<>();
        for (Identifier column : then.columns().keySet()) {
            if (now.columns().containsKey(column) && !now.agrees(column, then)) {
                long differing = missing(then.groups(column), now.groups(column));
                if (differing > 0) {
                    sentences.add("column %s of %s: values differ in %s"
                            .formatted(column.value(), now.words(), rows(differing)));
                }
            }
        }
        return sentences;
    }

    static String rows(long number) {
        return number + (number == 1 ? " row" : " rows");
    }

    private long missing(String then, String now) throws SQLException {
        return HashBag.missing(was, then, is, now);
    }
}
