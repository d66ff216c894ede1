// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.move;

import static java.util.stream.Collectors.joining;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.Relation;
import io.suture.core.copy.NotedKeys;
import io.suture.core.digest.Sha256;
import io.suture.core.plan.Through;
import io.suture.core.sql.Identifier;
import io.suture.core.typed.SqlExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The temporary table in which rows of a source lie between a transform in Java and the statement that needs them: all columns of the source, and
 * those that are made. It is each session's own, and empty whenever a transaction begins; nothing of it is in the WAL.
 *
 * @param where which rows are read
 * @param key an index of it, where its rows are found by key; none where they are all read
 */
record Stage(JavaRows java, Relation source, Optional<SqlExpression> where, List<Identifier> key) {
    Stage {
        key = List.copyOf(key);
    }

    /** The same with an index. */
    Stage keyed(List<Identifier> newKey) {
        return new Stage(java, source, where, newKey);
    }

    /** As in SQL. */
    String table() {
        return "pg_temp." + name();
    }

    /** All rows, a query that ends with a condition to which a range of blocks can be added. */
    Through all() {
        return reading(from() + " WHERE " + condition(), List.of());
    }

    /** The same without those that are noted. */
    Through without(NotedKeys noted) {
        return reading(from() + " WHERE " + condition() + " AND NOT " + noted.has("src"), List.of());
    }

    /** Those that are noted, as they are now. */
    Through only(NotedKeys noted) {
        return reading(
                noted.distinct() + " JOIN " + from() + " ON " + noted.isKeyOf("src") + " WHERE " + condition(),
                List.of());
    }

    /** All rows, in a transaction that was kept to plans by key. */
    Through whole() {
        return reading(from() + " WHERE " + condition(), NotedKeys.byAnything());
    }

    private Through reading(String from, List<String> settings) {
        List<String> takes =
                source.columns().stream().map(c -> c.name().value()).toList();
        String read = "SELECT src.ctid, "
                + source.columns().stream().map(c -> "src." + c.name()).collect(joining(", ")) + " FROM " + from;
        return new Through(
                java.transform(),
                source.name().toString(),
                Stream.concat(create().stream(), settings.stream()).toList(),
                read,
                takes,
                table(),
                Stream.of(
                                takes.stream(),
                                java.makes().stream().map(m -> m.name().value()),
                                Stream.of(JavaRows.FAILED.value()))
                        .flatMap(all -> all)
                        .toList(),
                java.objection().isPresent(),
                Optional.empty());
    }

    private List<String> create() {
        List<String> create = new ArrayList<>();
        create.add("CREATE TEMPORARY TABLE IF NOT EXISTS " + name() + " (" + columns() + ") ON COMMIT DELETE ROWS");
        if (!key.isEmpty()) {
            create.add("CREATE INDEX IF NOT EXISTS " + name().value() + "_key ON " + table() + " ("
                    + key.stream().map(Identifier::toString).collect(joining(", ")) + ")");
        }
        create.add("DELETE FROM " + table());
        return create;
    }

    /** After what it holds, so that two migrations of one session do not meet in it. */
    private Identifier name() {
        return Identifier.of(
                "suture_rows_" + Sha256.of(source.name() + columns() + key).substring(0, 12));
    }

    private String columns() {
        return Stream.of(
                        source.columns().stream().map(Stage::definition),
                        java.makes().stream().map(m -> m.name() + " " + m.type()),
                        Stream.of(JavaRows.FAILED + " boolean"))
                .flatMap(all -> all)
                .collect(joining(", "));
    }

    private static String definition(Column column) {
        return column.name() + " " + column.type();
    }

    private String from() {
        return (source.isPartitioned() ? "" : "ONLY ") + source.name() + " AS src";
    }

    private String condition() {
        return where.map(SqlExpression::inParentheses).orElse("true");
    }
}
