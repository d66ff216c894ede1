// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import io.suture.core.catalog.Publication;
import io.suture.core.sql.Identifier;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Publications, from one row for each table or schema in them. */
final class PublicationRows {
    private final Map<String, Publication> publications = new LinkedHashMap<>();
    private final Map<String, List<Publication.Table>> tables = new LinkedHashMap<>();
    private final Map<String, List<Identifier>> schemas = new LinkedHashMap<>();

    static List<Publication> read(CatalogQuery query) {
        PublicationRows rows = new PublicationRows();
        query.each("publications", rows::add);
        return rows.publications.values().stream().map(rows::whole).toList();
    }

    private void add(Row row) throws SQLException {
        String name = row.text("name");
        publications.put(name, alone(row));
        if (!row.isNull("table_name")) {
            Publication.Table table = new Publication.Table(
                    row.name("schema", "table_name"),
                    row.list("columns").stream().map(Identifier::of).toList(),
                    row.optional("filter"));
            tables.computeIfAbsent(name, n -> new ArrayList<>()).add(table);
        } else if (!row.isNull("schema")) {
            schemas.computeIfAbsent(name, n -> new ArrayList<>()).add(row.name("schema"));
        }
    }

    private static Publication alone(Row row) throws SQLException {
        return new Publication(
                row.name("name"),
                row.flag("all_tables"),
                row.list("publishes"),
                row.flag("via_root"),
                row.optional("options"),
                List.of(),
                List.of(),
                row.text("owner"),
                row.optional("comment"));
    }

    private Publication whole(Publication alone) {
        String name = alone.name().value();
        return alone.with(tables.getOrDefault(name, List.of()), schemas.getOrDefault(name, List.of()));
    }
}
