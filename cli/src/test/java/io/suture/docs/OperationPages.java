// SPDX-License-Identifier: Apache-2.0
package io.suture.docs;

import io.suture.core.source.DataSchema;
import io.suture.core.source.MigrationSchema;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.OperationTypes;
import io.suture.core.typed.shape.Field;
import io.suture.core.typed.shape.OperationShape;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One page an operation, a page that lists them, and the schema for editors. */
final class OperationPages {
    private OperationPages() {}

    /** Text by file name below {@code docs/reference}. */
    static Map<String, String> all() {
        Map<String, String> pages = new TreeMap<>();
        pages.put("migration.schema.json", MigrationSchema.text());
        pages.put("data.schema.json", DataSchema.text());
        pages.put("operations/index.md", index());
        OperationTypes.installed().all().forEach(t -> pages.put("operations/" + t.name() + ".md", page(t)));
        return pages;
    }

    private static String index() {
        return Markdown.page("Operations")
                .text("What may stand below `operations` and `undo` of a migration in YAML. Each has an ordinary SQL"
                        + " form and is planned as that is; `suture convert` finds the operations in SQL again."
                        + " Names are written as the catalog stores them: case counts, a dot divides schema from"
                        + " name. Expressions, types and queries are SQL.")
                .text("Editors complete and check a file whose first line is `# yaml-language-server: $schema=` and"
                        + " the place of [migration.schema.json](../migration.schema.json).")
                .table(
                        List.of("operation", "about", "what it does"),
                        OperationTypes.installed().all().stream()
                                .map(t -> List.of("[`" + t.name() + "`](" + t.name() + ".md)", t.group(), t.summary()))
                                .toList())
                .toString();
    }

    private static String page(OperationType type) {
        Markdown page = Markdown.page("`" + type.name() + "`")
                .text(type.summary())
                .block("yaml", "operations:\n" + item(type.example().yaml()))
                .text("It stands for:")
                .block("sql", type.example().sql());
        type.example()
                .undo()
                .ifPresent(undo -> page.text("The plan has no way back of its own for this; one is, for example:")
                        .block("yaml", "undo:\n" + item(undo)));
        return page.heading("Fields")
                .table(
                        List.of("key", "value", "what it is for"),
                        OperationShape.any().shape(type).fields().stream()
                                .map(OperationPages::row)
                                .toList())
                .toString();
    }

    static List<String> row(Field field) {
        String key = "`" + field.name() + "`" + (field.otherwise().isEmpty() ? ", required" : "");
        return List.of(key, field.shape().words(), field.doc());
    }

    private static String item(String yaml) {
        return ("  - " + yaml.replace("\n", "\n    ")).replaceAll("(?m) +$", "");
    }
}
