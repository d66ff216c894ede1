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
 * How the rows of one database differ from what they were in another; says numbers, never values.
 *
 * @param was a session to the database as it was before
 * @param is a session to the database as it is now
 */
record DataComparison(Connection was, Connection is) {
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
            if (now != null && !now.equals(then)) {
                compare(then, now, found);
            }
        }
        return found;
    }

    private void compare(TableContents then, TableContents now, Found found) throws SQLException {
        if (!now.columns().keySet().equals(then.columns().keySet())) {
            compareCommonColumns(then, now, found);
            return;
        }
        long missing = missing(then, now, List.of());
        if (then.rows() != now.rows() || missing == 0) {
            compareRows(then, now, missing, found);
        } else {
            compareValues(then, now, missing, found);
        }
    }

    private static void compareRows(TableContents then, TableContents now, long missing, Found found) {
        if (missing > 0) {
            found.lost().add("%s: %d of %s are not what they were".formatted(now.words(), missing, rows(then.rows())));
        }
        if (now.rows() > then.rows()) {
            found.added().add("%s: %s more".formatted(now.words(), rows(now.rows() - then.rows())));
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

    private void compareCommonColumns(TableContents then, TableContents now, Found found) throws SQLException {
        if (now.rows() < then.rows()) {
            found.lost()
                    .add("%s: %d of %s are gone".formatted(now.words(), then.rows() - now.rows(), rows(then.rows())));
        } else if (now.rows() == then.rows()) {
            found.lost().addAll(differing(then, now));
        }
    }

    private List<String> differing(TableContents then, TableContents now) throws SQLException {
        List<String> sentences = new ArrayList<>();
        for (Map.Entry<Identifier, String> column : then.columns().entrySet()) {
            String sum = now.columns().get(column.getKey());
            if (sum != null && !sum.equals(column.getValue())) {
                long differing = missing(then, now, List.of(column.getKey()));
                sentences.add("column %s of %s: values differ in %s"
                        .formatted(column.getKey().value(), now.words(), rows(differing)));
            }
        }
        return sentences;
    }

    private static String rows(long number) {
        return number + (number == 1 ? " row" : " rows");
    }

    private long missing(TableContents then, TableContents now, List<Identifier> column) throws SQLException {
        return HashBag.missing(was, then.groups(column), is, now.groups(column));
    }
}
