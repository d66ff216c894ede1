// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Relation;
import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Other rows for tables whose rows an up cannot cope with: rows that meet what the schema will ask after it.
 *
 * @param database whose rows are exchanged
 * @param now its schema
 * @param then the schema after the up
 */
record Foresight(Connection database, Catalog now, Catalog then, Supply supply) {
    /** What may be wrong with the rows that are there. */
    enum Care {
        /** They do not meet what will be asked: other rows do. */
        OTHER_ROWS,
        /** There are any: a table that gets a column which every row must bring a value for has to be empty. */
        NO_ROWS_WHERE_NONE_CAN_BE
    }

    /** Empties every table that the up changes, and what refers to it, and fills them again. */
    void exchange(Care care) throws SQLException {
        List<Relation> changed = tables().filter(t -> !Optional.of(t).equals(then.relation(t.name())))
                .toList();
        Set<TableName> empty = emptied(changed);
        try (Statement statement = database.createStatement()) {
            List<String> indexes = unique(statement, changed);
            new TableFill(database, now, supply).fill(refilled(empty, care), this::expected);
            for (String index : indexes) {
                statement.execute("DROP INDEX " + index);
            }
        }
    }

    private Stream<Relation> tables() {
        return now.contents().relations().stream().filter(TableFill::isFilled);
    }

    private Expected expected(Relation table) {
        return new Expected(table, then.relation(table.name()));
    }

    private List<Relation> refilled(Set<TableName> empty, Care care) {
        return tables().filter(t -> empty.contains(t.name()))
                .filter(t -> care == Care.OTHER_ROWS || !expected(t).mustBeEmpty())
                .toList();
    }

    /** Every table that has no rows now. */
    private Set<TableName> emptied(List<Relation> changed) throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (Relation table : changed) {
                statement.execute("TRUNCATE " + table.name() + " CASCADE");
            }
        }
        Set<TableName> empty = new HashSet<>();
        changed.forEach(t -> empty.add(t.name()));
        Footprints.read(database, Footprints.NOW).tables().forEach((table, print) -> {
            if (print.rows() == 0) {
                empty.add(table);
            }
        });
        return empty;
    }

    /** Unique indexes that are to come, made while the tables are empty; their names. */
    private List<String> unique(Statement statement, List<Relation> changed) {
        List<String> made = new ArrayList<>();
        for (Relation table : changed) {
            for (Index index :
                    then.relation(table.name()).map(Relation::indexes).orElse(List.of())) {
                if (index.unique() && !table.indexes().contains(index)) {
                    make(statement, table, index, "suture_expected_" + made.size())
                            .ifPresent(made::add);
                }
            }
        }
        return made;
    }

    private static Optional<String> make(Statement statement, Relation table, Index index, String name) {
        int using = index.definition().indexOf(" USING ");
        try {
            statement.execute("CREATE UNIQUE INDEX " + name + " ON " + table.name()
                    + index.definition().substring(using));
            return Optional.of(table.name().schema() + "." + name);
        } catch (SQLException e) {
            return Optional.empty(); // over a column that is not there yet
        }
    }
}
