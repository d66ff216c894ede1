// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.Relation;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a table holds, without a value of it: sums of hashes, which are the same in whatever order the rows lie.
 *
 * @param columns a sum for every column
 * @param whole a sum over whole rows, which also tells whether values have changed places
 */
record TableContents(TableName table, long rows, Map<Identifier, String> columns, String whole) {
    /** Of every ordinary table, partitions included. Scans each once. */
    static Map<TableName, TableContents> read(Connection connection, List<Relation> tables) throws SQLException {
        Map<TableName, TableContents> all = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            for (Relation table : tables) {
                all.put(table.name(), of(table, statement));
            }
        }
        return all;
    }

    private static TableContents of(Relation table, Statement statement) throws SQLException {
        List<Identifier> names = names(table);
        String sums = names.stream().map(c -> sum(hash("t." + c))).collect(Collectors.joining(", "));
        String query = "SELECT count(*), " + sum(rowHash(names)) + (sums.isEmpty() ? "" : ", " + sums) + " FROM ONLY "
                + table.name() + " AS t";
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            Map<Identifier, String> columns = new TreeMap<>();
            for (int i = 0; i < names.size(); i++) {
                columns.put(names.get(i), String.valueOf(row.getString(i + 3)));
            }
            return new TableContents(table.name(), row.getLong(1), columns, String.valueOf(row.getString(2)));
        }
    }

    /** In the order of their names, so that columns that were made anew may stand elsewhere. */
    private static List<Identifier> names(Relation table) {
        return table.columns().stream().map(Column::name).sorted().toList();
    }

    /** SQL for the hash of one column of {@code t}. */
    static String hash(String expression) {
        return "pg_catalog.hashtextextended((" + expression + ")::pg_catalog.text COLLATE \"C\", 0)";
    }

    /** SQL for the hash of a whole row of {@code t}. */
    static String rowHash(List<Identifier> names) {
        return names.isEmpty()
                ? "0::pg_catalog.int8"
                : hash(names.stream().map(c -> "t." + c).collect(Collectors.joining(", ", "ROW(", ")")));
    }

    private static String sum(String hash) {
        return "pg_catalog.sum(" + hash + ")";
    }

    /** SQL that answers each hash of the column (of the whole row for none) with its number, sorted by hash. */
    String groups(List<Identifier> column) {
        String hash = column.size() == 1 ? hash("t." + column.getFirst()) : rowHash(List.copyOf(columns.keySet()));
        return "SELECT " + hash + " AS h, pg_catalog.count(*) FROM ONLY " + table
                + " AS t GROUP BY 1 ORDER BY 1 NULLS FIRST";
    }

    /** For people. */
    String words() {
        return "table " + table.display();
    }
}
