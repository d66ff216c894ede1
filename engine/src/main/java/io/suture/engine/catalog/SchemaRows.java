// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import io.suture.core.catalog.Schema;
import io.suture.core.sql.Identifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The schemas in scope.
 *
 * @param namespaces their OIDs, those that belong to extensions too
 * @param schemas without those that belong to extensions
 */
record SchemaRows(List<Long> namespaces, List<Schema> schemas) {

    static SchemaRows read(Connection connection, CatalogScope scope) {
        SchemaRows rows = new SchemaRows(new ArrayList<>(), new ArrayList<>());
        String @Nullable [] only = scope.schemas().map(SchemaRows::texts).orElse(null);
        CatalogQuery.each(connection, "schemas", Arrays.asList(only, only, texts(scope.left())), rows::add);
        return rows;
    }

    private void add(Row row) throws SQLException {
        namespaces.add(row.large("oid"));
        if (!row.flag("of_extension")) {
            schemas.add(new Schema(row.name("name"), AccessList.ownership(row), row.optional("comment")));
        }
    }

    private static String[] texts(Set<Identifier> names) {
        return names.stream().map(Identifier::value).toArray(String[]::new);
    }
}
