// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a table is known by without a look at its values: its file, its columns, how many rows it has, and how many of them were
 * written since a moment. Whoever deletes a row leaves fewer, whoever writes one leaves a newer transaction's number on it.
 *
 * @param moment the number of a transaction; rows written by it or later are new
 */
record Footprints(long moment, Map<TableName, Print> tables) {
    /** Nothing is newer. */
    static final long NOW = Long.MAX_VALUE;

    private static final String TABLES = """
            SELECT n.nspname, c.relname,
                   pg_catalog.concat_ws(' ', c.oid, c.relfilenode, pg_catalog.string_agg(
                       pg_catalog.concat_ws(':', a.attnum, a.attname, a.atttypid, a.atttypmod, a.attmissingval), ' '
                       ORDER BY a.attnum))
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
            GROUP BY n.nspname, c.relname, c.oid, c.relfilenode""";

    /**
     * One table.
     *
     * @param form its file and its columns
     * @param fresh rows written since the moment
     */
    record Print(String form, long rows, long fresh) {}

    /** Counts the rows of every table. */
    static Footprints read(Connection connection, long moment) throws SQLException {
        Map<TableName, String> forms = forms(connection);
        long since = moment == NOW ? current(connection) : moment;
        Map<TableName, Print> prints = new TreeMap<>();
        if (!forms.isEmpty()) {
            count(connection, forms, since, prints);
        }
        return new Footprints(since, prints);
    }

    private static void count(Connection connection, Map<TableName, String> forms, long since, Map<TableName, Print> to)
            throws SQLException {
        List<TableName> names = List.copyOf(forms.keySet());
        List<String> counts = new ArrayList<>();
        for (TableName name : names) {
            counts.add("SELECT " + counts.size()
                    + ", pg_catalog.count(*), pg_catalog.count(*) FILTER (WHERE xmin::text::bigint >= " + since
                    + ") FROM ONLY " + name);
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(String.join(" UNION ALL ", counts))) {
            while (row.next()) {
                TableName name = names.get(row.getInt(1));
                to.put(name, new Print(String.valueOf(forms.get(name)), row.getLong(2), row.getLong(3)));
            }
        }
    }

    private static Map<TableName, String> forms(Connection connection) throws SQLException {
        Map<TableName, String> forms = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TABLES)) {
            while (row.next()) {
                forms.put(
                        new TableName(Identifier.of(row.getString(1)), Identifier.of(row.getString(2))),
                        row.getString(3));
            }
        }
        return forms;
    }

    /** The number of a transaction that begins now. */
    static long current(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_catalog.pg_current_xact_id()::text::bigint")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** These prints, as what later ones are held against. */
    Footprints renewed(Connection connection) throws SQLException {
        return new Footprints(current(connection), tables);
    }

    /** Whether the table holds what it held at the moment of the earlier prints. */
    boolean isUntouched(TableName table, Footprints earlier) {
        Print now = tables.get(table);
        Print then = earlier.tables().get(table);
        return now != null
                && then != null
                && now.form().equals(then.form())
                && now.rows() == then.rows()
                && now.fresh() == 0;
    }
}
