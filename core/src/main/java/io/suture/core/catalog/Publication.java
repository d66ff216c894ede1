// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A publication for logical replication.
 *
 * @param publishes of {@code insert, update, delete, truncate}
 * @param viaRoot {@code publish_via_partition_root}
 * @param options what later versions add, as text
 * @param schemas published whole (PostgreSQL 15)
 */
public record Publication(
        Identifier name,
        boolean allTables,
        List<String> publishes,
        boolean viaRoot,
        Optional<String> options,
        List<Table> tables,
        List<Identifier> schemas,
        String owner,
        Optional<String> comment) {

    /**
     * One published table.
     *
     * @param columns in the table's order; empty for all (a list needs PostgreSQL 15)
     * @param filter the condition for rows, by {@code pg_get_expr} (PostgreSQL 15)
     */
    public record Table(TableName name, List<Identifier> columns, Optional<String> filter) {
        public Table {
            columns = List.copyOf(columns);
        }

        private String words() {
            String listed = columns.stream().map(Identifier::value).collect(Collectors.joining(", "));
            return (listed.isEmpty() ? "all columns" : "columns " + listed)
                    + filter.map(f -> " where " + f).orElse("");
        }
    }

    public Publication {
        publishes = List.copyOf(publishes);
        tables = Sorted.by(tables, Table::name);
        schemas = Sorted.by(schemas, s -> s);
    }

    /** The same with other members. */
    public Publication with(List<Table> newTables, List<Identifier> newSchemas) {
        return new Publication(name, allTables, publishes, viaRoot, options, newTables, newSchemas, owner, comment);
    }

    /** The table as it is published; empty where it is not named. */
    public Optional<Table> table(TableName named) {
        return tables.stream().filter(t -> t.name().equals(named)).findFirst();
    }

    void describe(Description description) {
        Described publication = description
                .object("publication", name.value(), name.value())
                .flag("all tables", allTables, false)
                .value("publishes", String.join(", ", publishes))
                .flag("via root", viaRoot, false)
                .optional("options", options)
                .owner(owner)
                .comment(comment);
        schemas.forEach(s -> publication.value("schema " + s.value(), ""));
        tables.forEach(t -> publication.value("table " + t.name().display(), t.words()));
    }
}
