// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.enums;

import static java.util.stream.Collectors.joining;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The values of an enum before and after.
 *
 * @param replaced what takes the place of a value that goes; where nothing does, no row may hold it
 */
record Labels(List<String> before, List<String> after, Map<String, String> replaced) {
    Labels {
        before = List.copyOf(before);
        after = List.copyOf(after);
        replaced = new TreeMap<>(replaced);
    }

    List<String> gone() {
        return before.stream().filter(l -> !after.contains(l)).toList();
    }

    /** Those no row may hold. */
    List<String> refused() {
        return gone().stream().filter(l -> !replaced.containsKey(l)).toList();
    }

    /** Condition: a row holds one of them. */
    static String held(Identifier column, boolean array, Collection<String> labels) {
        String each = array ? "= ANY (" + column + ")" : "";
        return labels.stream()
                .map(l -> array ? SqlLiteral.quote(l) + " " + each : column + " = " + SqlLiteral.quote(l))
                .collect(joining(" OR "));
    }

    /**
     * The value as text, to be cast to the new type.
     *
     * @param refusal a call that fails
     */
    String text(Identifier column, boolean array, String refusal) {
        String value = array ? arrayText(column) : scalarText(column);
        return refused().isEmpty()
                ? value
                : "CASE WHEN " + held(column, array, refused()) + " THEN " + refusal + " ELSE " + value + " END";
    }

    private String scalarText(Identifier column) {
        String text = "CAST(" + column + " AS text)";
        return replaced.isEmpty()
                ? text
                : replaced.entrySet().stream()
                        .map(r -> " WHEN " + SqlLiteral.quote(r.getKey()) + " THEN " + SqlLiteral.quote(r.getValue()))
                        .collect(joining("", "CASE " + column, " ELSE " + text + " END"));
    }

    private String arrayText(Identifier column) {
        String array = column.toString();
        for (Map.Entry<String, String> r : replaced.entrySet()) {
            array = "pg_catalog.array_replace(" + array + ", " + SqlLiteral.quote(r.getKey()) + ", "
                    + SqlLiteral.quote(r.getValue()) + ")";
        }
        return "CAST(" + array + " AS text)";
    }

    /** Statements that put what has gone where it was; empty where it is not only that some have gone. */
    Optional<List<String>> back(TableName type) {
        List<String> left = before.stream().filter(after::contains).toList();
        if (!left.equals(after)) {
            return Optional.empty();
        }
        List<String> statements = new ArrayList<>();
        for (String label : gone()) {
            int place = before.indexOf(label);
            String where = place > 0
                    ? " AFTER " + SqlLiteral.quote(before.get(place - 1))
                    : after.isEmpty() ? "" : " BEFORE " + SqlLiteral.quote(after.getFirst());
            statements.add("ALTER TYPE " + type + " ADD VALUE IF NOT EXISTS " + SqlLiteral.quote(label) + where);
        }
        return Optional.of(statements);
    }
}
