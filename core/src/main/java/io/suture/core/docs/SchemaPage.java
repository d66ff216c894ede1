// SPDX-License-Identifier: Apache-2.0
package io.suture.core.docs;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Column;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.OwnNames;
import io.suture.core.catalog.Relation;
import java.util.ArrayList;
import java.util.List;

/** The tables as they are, and how they refer to each other. Partitions are part of their table. */
final class SchemaPage {
    private SchemaPage() {}

    static Page of(Catalog catalog) {
        List<Relation> tables = catalog.contents().relations().stream()
                .filter(relation ->
                        relation.kind().isTable() && !relation.isPartition() && !OwnNames.isOne(relation.name()))
                .toList();
        Markdown page = new Markdown().heading(1, "Schema");
        if (tables.isEmpty()) {
            page.paragraph("There is no table.");
            return Page.of("schema.md", page);
        }
        page.fenced("mermaid", EntityDiagram.of(tables));
        tables.forEach(table -> describe(table, catalog, page));
        return Page.of("schema.md", page);
    }

    private static void describe(Relation table, Catalog catalog, Markdown page) {
        page.heading(2, Markdown.code(table.name().display()));
        table.comment().ifPresent(comment -> page.paragraph(Markdown.text(comment)));
        if (table.isPartitioned()) {
            page.paragraph("Partitioned, " + catalog.partitions(table.name()).size() + " partitions.");
        }
        page.table(
                List.of("column", "type", "", "default", "comment"),
                table.columns().stream().map(SchemaPage::row).toList());
        List<String> more = new ArrayList<>();
        table.constraints().stream()
                .filter(c -> c.kind() != ConstraintKind.NOT_NULL && !c.isInternal(table.name()))
                .forEach(c -> more.add(rule(c)));
        table.indexes().stream()
                .filter(index -> table.constraint(index.name().name()).isEmpty())
                .forEach(index -> more.add("index " + Markdown.code(index.name().display())));
        page.bullets(more);
    }

    private static String rule(Constraint constraint) {
        return Markdown.code(constraint.name().value()) + ": " + Markdown.code(constraint.definition());
    }

    private static List<String> row(Column column) {
        return List.of(
                Markdown.code(column.name().value()),
                Markdown.code(column.type()),
                column.notNull() ? "not null" : "",
                column.value().words().map(Markdown::code).orElse(""),
                column.comment().map(Markdown::text).orElse(""));
    }
}
