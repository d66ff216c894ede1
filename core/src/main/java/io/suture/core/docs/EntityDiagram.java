// SPDX-License-Identifier: Apache-2.0
package io.suture.core.docs;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Relation;
import io.suture.core.sql.Identifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An entity relationship diagram in Mermaid. An entity's name is quoted; a type or an attribute is a word there, so that what
 * does not fit is replaced by {@code _}.
 */
final class EntityDiagram {
    private EntityDiagram() {}

    static String of(List<Relation> tables) {
        List<String> lines = new ArrayList<>(List.of("erDiagram"));
        tables.forEach(table -> entity(table, lines));
        tables.forEach(table -> foreignKeys(table).forEach(key -> lines.add("    " + line(table, key))));
        return String.join("\n", lines);
    }

    private static void entity(Relation table, List<String> lines) {
        lines.add("    " + name(table.name().display()) + " {");
        table.columns().forEach(column -> lines.add("        " + attribute(column, table)));
        lines.add("    }");
    }

    private static String attribute(Column column, Relation table) {
        List<String> keys = new ArrayList<>();
        if (isIn(column, table, ConstraintKind.PRIMARY_KEY)) {
            keys.add("PK");
        }
        if (isIn(column, table, ConstraintKind.FOREIGN_KEY)) {
            keys.add("FK");
        }
        if (isIn(column, table, ConstraintKind.UNIQUE)) {
            keys.add("UK");
        }
        return (word(column.type()) + " " + word(column.name().value()) + " " + String.join(", ", keys))
                .stripTrailing();
    }

    private static boolean isIn(Column column, Relation table, ConstraintKind kind) {
        return table.constraints().stream()
                .filter(c -> c.kind() == kind)
                .map(Constraint::columns)
                .flatMap(Collection::stream)
                .anyMatch(column.name()::equals);
    }

    private static List<Constraint> foreignKeys(Relation table) {
        return table.constraints().stream()
                .filter(c -> c.kind() == ConstraintKind.FOREIGN_KEY && !c.isInternal(table.name()))
                .toList();
    }

    /** Of the one referred to there is one, or none where a column may be null; of those that refer many, or one where they are a key. */
    private static String line(Relation table, Constraint key) {
        boolean required = key.columns().stream()
                .allMatch(name -> table.column(name).map(Column::notNull).orElse(false));
        String columns = key.columns().stream().map(Identifier::value).collect(Collectors.joining(", "));
        return name(key.references().orElseThrow().table().display()) + (required ? " ||--" : " |o--")
                + (isKey(table, key.columns()) ? "o| " : "o{ ")
                + name(table.name().display()) + " : " + name(columns);
    }

    private static boolean isKey(Relation table, List<Identifier> columns) {
        Set<Identifier> all = new HashSet<>(columns);
        return table.constraints().stream()
                .filter(c -> c.kind() == ConstraintKind.PRIMARY_KEY || c.kind() == ConstraintKind.UNIQUE)
                .anyMatch(c -> all.containsAll(c.columns()));
    }

    private static String name(String plain) {
        return "\"" + plain.replaceAll("[\"%\\\\\\p{Cntrl}]", "_") + "\"";
    }

    private static String word(String plain) {
        String word = plain.replaceAll("[^\\p{L}\\p{N}_()\\[\\]-]+", "_").replaceAll("^[^\\p{L}_]", "_");
        return word.replaceAll("[^\\p{ASCII}]", "_");
    }
}
