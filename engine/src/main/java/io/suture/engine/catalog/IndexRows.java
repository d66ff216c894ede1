// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import io.suture.core.catalog.Index;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The indexes of every relation. */
record IndexRows(ColumnRows columns, SizeRows sizes) {

    Grouped<Index> read(CatalogQuery query) {
        Grouped<Index> indexes = new Grouped<>();
        query.each("indexes", row -> indexes.add(row.large("relation"), index(row)));
        return indexes;
    }

    private Index index(Row row) throws SQLException {
        TableName name = row.name("schema", "name");
        sizes.add(name, row, Optional.empty());
        return new Index(
                name,
                row.name("schema", "table_name"),
                row.text("definition"),
                row.text("method"),
                keys(row),
                include(row),
                row.optional("predicate"),
                row.flag("is_unique"),
                row.flag("is_primary"),
                row.flag("immediate"),
                row.flag("valid"),
                row.flag("ready"),
                row.flag("replica_identity"),
                row.flag("clustered"),
                row.optional("constraint_name").map(Identifier::of),
                row.isNull("parent_name") ? Optional.empty() : Optional.of(row.name("parent_schema", "parent_name")),
                row.options("options"),
                row.optional("tablespace"),
                row.optional("comment"));
    }

    private List<Index.Key> keys(Row row) throws SQLException {
        List<Long> numbers = row.numbers("columns").subList(0, row.number("key_count"));
        List<String> expressions = row.list("expressions");
        List<Index.Key> keys = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            String expression = expressions.isEmpty() ? "" : expressions.get(i);
            keys.add(columns.name(row.large("relation"), numbers.get(i))
                    .map(Index.Key::column)
                    .orElseGet(() -> Index.Key.expression(expression)));
        }
        return keys;
    }

    private List<Identifier> include(Row row) throws SQLException {
        List<Long> numbers = row.numbers("columns");
        return columns.names(row.large("relation"), numbers.subList(row.number("key_count"), numbers.size()));
    }
}
