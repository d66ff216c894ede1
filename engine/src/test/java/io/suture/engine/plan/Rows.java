// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every row of every table of a database, but for what is kept: as JSON, so that the order of columns does not matter. */
final class Rows {
    private static final String TABLES = """
            SELECT format('%I.%I', nspname, relname) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
            WHERE relkind IN ('r', 'p') AND NOT relispartition AND nspname !~ '^pg_' AND nspname <> 'information_schema'
              AND relname !~ '^suture_' ORDER BY 1
            """;

    private static final String ROWS = """
            SELECT (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(t)) WHERE key !~ '^suture_')::text
            FROM %s AS t ORDER BY 1
            """;

    private Rows() {}

    /** By table. */
    static Map<String, List<String>> of(Connection session) throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : texts(session, TABLES)) {
            rows.put(table, texts(session, ROWS.formatted(table)));
        }
        return rows;
    }

    private static List<String> texts(Connection session, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }

    /** In words. */
    static List<String> differences(Map<String, List<String>> expected, Map<String, List<String>> are) {
        List<String> found = new ArrayList<>();
        if (!expected.keySet().equals(are.keySet())) {
            found.add("tables " + are.keySet() + " instead of " + expected.keySet());
        }
        expected.forEach((table, rows) -> {
            List<String> missing = without(rows, are.getOrDefault(table, List.of()));
            List<String> more = without(are.getOrDefault(table, List.of()), rows);
            if (!missing.isEmpty() || !more.isEmpty()) {
                found.add(table + " lacks " + missing + " and has " + more);
            }
        });
        return found;
    }

    private static List<String> without(List<String> rows, List<String> others) {
        List<String> left = new ArrayList<>(rows);
        left.removeAll(others);
        return left;
    }
}
