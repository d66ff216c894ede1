// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.ColumnValue;
import io.suture.core.catalog.Privileges;
import io.suture.core.sql.Identifier;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns of every relation, and what their numbers mean. */
final class ColumnRows {
    private final Grouped<Column> columns = new Grouped<>();
    private final Map<Long, Map<Long, Identifier>> names = new HashMap<>();

    static ColumnRows read(CatalogQuery query) {
        ColumnRows rows = new ColumnRows();
        query.each("columns", rows::add);
        return rows;
    }

    List<Column> of(long relation) {
        return columns.of(relation);
    }

    /** The name of a column; empty for 0, which stands for an expression, and for system columns. */
    Optional<Identifier> name(long relation, long number) {
        return Optional.ofNullable(names.getOrDefault(relation, Map.of()).get(number));
    }

    /** The names of those numbers that have one. */
    List<Identifier> names(long relation, List<Long> numbers) {
        return numbers.stream().flatMap(n -> name(relation, n).stream()).toList();
    }

    private void add(Row row) throws SQLException {
        long relation = row.large("relation");
        Column column = column(row);
        columns.add(relation, column);
        names.computeIfAbsent(relation, r -> new HashMap<>()).put(row.large("number"), column.name());
    }

    private static Column column(Row row) throws SQLException {
        return new Column(
                row.name("name"),
                row.text("type"),
                row.name("type_schema", "type_name"),
                row.flag("not_null"),
                value(row),
                row.optional("collation"),
                row.optional("storage"),
                row.optional("compression"),
                row.optionalNumber("statistics_target"),
                row.options("options"),
                row.flag("local"),
                row.isNull("acl") ? Privileges.byDefault() : AccessList.difference(row.list("acl"), List.of(), ""),
                row.optional("comment"));
    }

    private static ColumnValue value(Row row) throws SQLException {
        String identity = row.text("identity");
        String generated = row.text("generated");
        if (!identity.isEmpty()) {
            return new ColumnValue.Identity(identity.equals("a"));
        }
        if (!generated.isEmpty()) {
            return new ColumnValue.Generated(row.text("expression"), generated.equals("s"));
        }
        return row.optional("expression")
                .<ColumnValue>map(ColumnValue.Default::new)
                .orElse(ColumnValue.none());
    }
}
