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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a table holds, without a value of it: sums of hashes, which are the same in whatever order the rows lie.
 *
 * @param columns a sum for every column
 * @param whole a sum over whole rows, which also tells whether values have changed places
 */
record TableContents(TableName table, long rows, Map<Identifier, Sum> columns, Sum whole) {
    /**
     * A sum of hashes.
     *
     * @param hash SQL for that of one row of {@code t}
     */
    record Sum(String hash, String value) {}

    /** Of every ordinary table, partitions included. Scans each once. */
    static Map<TableName, TableContents> read(Connection connection, List<Relation> tables) throws SQLException {
        Map<TableName, TableContents> all = new TreeMap<>();
        for (Relation table : tables) {
            all.put(table.name(), of(connection, table));
        }
        return all;
    }

    /** Scans it once. */
    static TableContents of(Connection connection, Relation table) throws SQLException {
        SortedMap<Identifier, String> hashes = hashes(table);
        String sums = hashes.values().stream().map(TableContents::sum).collect(Collectors.joining(", "));
        String row = rowHash(hashes.values());
        String query = "SELECT count(*), " + sum(row) + (sums.isEmpty() ? "" : ", " + sums) + " FROM ONLY "
                + table.name() + " AS t";
        try (Statement statement = connection.createStatement();
                ResultSet sum = statement.executeQuery(query)) {
            sum.next();
            Map<Identifier, Sum> columns = new TreeMap<>();
            int place = 3;
            for (Map.Entry<Identifier, String> hash : hashes.entrySet()) {
                columns.put(hash.getKey(), new Sum(hash.getValue(), String.valueOf(sum.getString(place++))));
            }
            return new TableContents(
                    table.name(), sum.getLong(1), columns, new Sum(row, String.valueOf(sum.getString(2))));
        }
    }

    /** In the order of their names, so that columns that were made anew may stand elsewhere. */
    private static SortedMap<Identifier, String> hashes(Relation table) {
        return table.columns().stream()
                .collect(Collectors.toMap(Column::name, TableContents::hash, (a, b) -> a, TreeMap::new));
    }

    /** SQL for the hash of one column of {@code t}; the same for equal values of types that say them otherwise. */
    private static String hash(Column column) {
        String value = "t." + column.name();
        String plain = switch (column.typeName().name().value()) {
            case "numeric" -> "pg_catalog.trim_scale(" + value + ")";
            case "timestamptz", "timestamp" -> "pg_catalog.date_part('epoch', " + value + ")";
            case "json" -> value + "::pg_catalog.jsonb";
            default -> value;
        };
        return "pg_catalog.hashtextextended((" + plain + ")::pg_catalog.text COLLATE \"C\", 0)";
    }

    /** SQL for the hash of a whole row of {@code t}. */
    private static String rowHash(Collection<String> hashes) {
        return hashes.isEmpty()
                ? "0::pg_catalog.int8"
                : "pg_catalog.hashtextextended(ROW(" + String.join(", ", hashes) + ")::pg_catalog.text, 0)";
    }

    private static String sum(String hash) {
        return "pg_catalog.sum(" + hash + ")";
    }

    /** SQL that answers each hash with its number, sorted by hash. */
    private String groups(Sum of) {
        return "SELECT " + of.hash() + " AS h, pg_catalog.count(*) FROM ONLY " + table
                + " AS t GROUP BY 1 ORDER BY 1 NULLS FIRST";
    }

    /** The hash of each row. */
    String groups() {
        return groups(whole);
    }

    /** The hash of the column in each row. */
    String groups(Identifier column) {
        return groups(Objects.requireNonNull(columns.get(column)));
    }

    /** Whether the column is in both and has the same values, in whatever rows. */
    boolean agrees(Identifier column, TableContents other) {
        Sum mine = columns.get(column);
        Sum theirs = other.columns.get(column);
        return mine != null && theirs != null && mine.value().equals(theirs.value());
    }

    /** Whether both have the same columns. */
    boolean hasColumnsOf(TableContents other) {
        return columns.keySet().equals(other.columns.keySet());
    }

    /** Whether both hold the same. */
    boolean holdsSame(TableContents other) {
        return rows == other.rows
                && hasColumnsOf(other)
                && whole.value().equals(other.whole.value())
                && columns.keySet().stream().allMatch(c -> agrees(c, other));
    }

    /** For people. */
    String words() {
        return "table " + table.display();
    }
}
