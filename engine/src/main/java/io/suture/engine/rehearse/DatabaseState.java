// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.sql.TableName;
import io.suture.engine.catalog.CatalogReader;
import io.suture.engine.catalog.CatalogScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A schema and what its tables hold.
 *
 * @param footprints by which a table is known not to have changed since, in this database or in a copy
 */
record DatabaseState(Catalog catalog, Map<TableName, TableContents> contents, Footprints footprints) {
    /** Reads the catalog and scans every table. */
    static DatabaseState read(Connection connection) throws SQLException {
        Catalog catalog = catalog(connection);
        List<Relation> tables = tables(catalog);
        return new DatabaseState(
                catalog, TableContents.read(connection, tables), Footprints.read(connection, Footprints.NOW));
    }

    /** The same database, or a copy of it, now: only tables that were changed since are read anew. */
    DatabaseState now(Connection connection) throws SQLException {
        Catalog catalog = catalog(connection);
        Footprints prints = Footprints.read(connection, footprints.moment());
        Map<TableName, TableContents> known = new TreeMap<>();
        for (Relation table : tables(catalog)) {
            TableContents before = contents.get(table.name());
            boolean same = before != null && prints.isUntouched(table.name(), footprints);
            known.put(table.name(), same ? before : TableContents.of(connection, table));
        }
        return new DatabaseState(catalog, known, prints.renewed(connection));
    }

    /** What these tables hold, read anew. */
    static Map<TableName, TableContents> contents(Connection connection, Collection<Relation> tables)
            throws SQLException {
        return TableContents.read(
                connection,
                tables.stream().filter(r -> r.kind() == RelationKind.TABLE).toList());
    }

    private static List<Relation> tables(Catalog catalog) {
        return catalog.contents().relations().stream()
                .filter(r -> r.kind() == RelationKind.TABLE)
                .toList();
    }

    static Catalog catalog(Connection connection) {
        return CatalogReader.read(connection, CatalogScope.everything());
    }
}
