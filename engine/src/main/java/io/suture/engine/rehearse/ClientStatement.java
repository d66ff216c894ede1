// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.ColumnValue;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.Relation;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * One thing that a client does to one table, which it knows by its shape: every column by its name.
 *
 * @param sql for a number that no statement before it had
 * @param stays whether what it writes is committed
 */
record ClientStatement(String verb, TableName table, boolean stays, LongFunction<String> sql) {
    /** Nothing is deleted that others may refer to. Every way there is to say each; of an INSERT several, since not every table takes each kind of row. */
    static List<List<ClientStatement>> of(Expected table, GeneratedValues values) {
        Relation shape = table.now();
        List<List<ClientStatement>> all = new ArrayList<>();
        all.add(List.of(new ClientStatement("SELECT", shape.name(), false, n -> select(shape))));
        all.add(inserts(table, values));
        if (!assignable(shape).isEmpty()) {
            all.add(List.of(new ClientStatement("UPDATE", shape.name(), true, n -> update(shape))));
        }
        if (values.looking(OptionalInt.empty())
                .catalog()
                .incomingForeignKeys(shape.name())
                .isEmpty()) {
            all.add(List.of(new ClientStatement(
                    "DELETE", shape.name(), false, n -> "DELETE FROM " + shape.name() + someRow(shape))));
        }
        return all;
    }

    /** Values that look one way, or take turns. */
    @FunctionalInterface
    interface GeneratedValues {
        GeneratedValue looking(OptionalInt look);
    }

    private static List<ClientStatement> inserts(Expected table, GeneratedValues values) {
        List<RowSource> sources = new ArrayList<>();
        sources.add(RowSource.full(table, values.looking(OptionalInt.empty()), Skew.NONE));
        for (int look = 0; look < GeneratedText.numberOfLooks(); look++) {
            sources.add(RowSource.full(table, values.looking(OptionalInt.of(look)), Skew.NONE));
        }
        sources.add(RowSource.required(table, values.looking(OptionalInt.empty())));
        return sources.stream()
                .map(source -> new ClientStatement(
                        "INSERT",
                        table.name(),
                        true,
                        n -> source.insert("generate_series(%d::bigint, %1$d)".formatted(n), 1)))
                .toList();
    }

    private static String select(Relation table) {
        return "SELECT " + list(table.columns().stream().map(Column::name).toList()) + " FROM " + table.name()
                + " LIMIT 1";
    }

    /** Each column to what it is. */
    private static String update(Relation table) {
        return "UPDATE " + table.name() + " SET "
                + assignable(table).stream().map(c -> c + " = " + c).collect(Collectors.joining(", ")) + someRow(table);
    }

    private static List<Identifier> assignable(Relation table) {
        return table.columns().stream()
                .filter(c -> c.value() instanceof ColumnValue.None || c.value() instanceof ColumnValue.Default)
                .map(Column::name)
                .toList();
    }

    private static String someRow(Relation table) {
        List<Identifier> key = table.primaryKey().map(Constraint::columns).orElse(List.of());
        String names = key.isEmpty() ? "ctid" : list(key);
        return " WHERE (" + names + ") = (SELECT " + names + " FROM " + table.name() + " LIMIT 1)";
    }

    private static String list(List<Identifier> columns) {
        return columns.stream().map(Identifier::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return verb + " of table " + table.display();
    }
}
