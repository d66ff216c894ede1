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
import java.util.List;
import java.util.Map;

/** A schema and what its tables hold. */
record DatabaseState(Catalog catalog, Map<TableName, TableContents> contents) {
    /** Reads the catalog and scans every table once. */
    static DatabaseState read(Connection connection) throws SQLException {
        return read(connection, catalog(connection));
    }

    /** Scans every table of the catalog once. */
    static DatabaseState read(Connection connection, Catalog catalog) throws SQLException {
        List<Relation> tables = catalog.contents().relations().stream()
                .filter(r -> r.kind() == RelationKind.TABLE)
                .toList();
        return new DatabaseState(catalog, TableContents.read(connection, tables));
    }

    static Catalog catalog(Connection connection) {
        return CatalogReader.read(connection, CatalogScope.everything());
    }
}
