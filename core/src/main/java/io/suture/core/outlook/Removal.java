// SPDX-License-Identifier: Apache-2.0
package io.suture.core.outlook;

import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;

/** What goes when something is dropped, and with it. Assumes that the server agrees: what blocks a drop goes too. */
final class Removal {
    private Removal() {}

    /** A relation with its partitions, sequences, incoming keys, and the views that read it. */
    static void relation(Outlook outlook, TableName name) {
        Optional<Relation> found = outlook.relation(name);
        if (found.isEmpty()) {
            return;
        }
        outlook.children(name).forEach(child -> relation(outlook, child));
        outlook.readers(name).forEach(view -> relation(outlook, view));
        outlook.incomingForeignKeys(name)
                .forEach(f -> outlook.change(
                        f.table(), Copies.withoutConstraint(f.constraint().name())));
        if (found.get().kind().isTable()) {
            ownedSequences(outlook, name, Optional.empty()).forEach(outlook::drop);
        }
        outlook.drop(name);
    }

    /** Sequences that go with the table, or with this column of it. */
    static List<TableName> ownedSequences(Outlook outlook, TableName table, Optional<Identifier> column) {
        return outlook.relationsIn(table.schema()).stream()
                .filter(r -> r.kind() == RelationKind.SEQUENCE)
                .filter(r -> r.sequence()
                        .flatMap(s -> s.owner())
                        .filter(o -> o.table().equals(table)
                                && column.map(o.column()::equals).orElse(true))
                        .isPresent())
                .map(Relation::name)
                .toList();
    }

    /** An index, with its parts on partitions. */
    static void index(Outlook outlook, TableName name) {
        Optional<Index> found = outlook.index(name);
        if (found.isEmpty()) {
            return;
        }
        TableName table = found.get().table();
        outlook.change(table, Copies.withoutIndex(name));
        outlook.indexForgotten(name);
        parts(outlook, table, name).forEach(part -> index(outlook, part));
    }

    private static List<TableName> parts(Outlook outlook, TableName table, TableName index) {
        return outlook.children(table).stream()
                .flatMap(child -> outlook.relation(child).orElseThrow().indexes().stream())
                .filter(i -> i.parent().filter(index::equals).isPresent())
                .map(Index::name)
                .toList();
    }

    /** A constraint with its index, on partitions and heirs too, and the foreign keys that need it. */
    static void constraint(Outlook outlook, TableName table, Identifier name) {
        Optional<Constraint> found = outlook.relation(table).flatMap(r -> r.constraint(name));
        if (found.isEmpty()) {
            return;
        }
        Constraint constraint = found.get();
        outlook.change(table, Copies.withoutConstraint(name));
        switch (constraint.kind()) {
            case PRIMARY_KEY, UNIQUE, EXCLUDE -> indexed(outlook, table, constraint);
            case NOT_NULL -> constraint.columns().forEach(c -> NotNull.drop(outlook, table, c));
            case CHECK, FOREIGN_KEY -> outlook.children(table).forEach(child -> constraint(outlook, child, name));
        }
    }

    private static void indexed(Outlook outlook, TableName table, Constraint constraint) {
        TableName index = constraint.index().orElse(new TableName(table.schema(), constraint.name()));
        outlook.incomingForeignKeys(table).stream()
                .filter(f -> needs(f.constraint(), constraint))
                .forEach(f -> constraint(outlook, f.table(), f.constraint().name()));
        for (TableName part : parts(outlook, table, index)) {
            TableName child = outlook.index(part).orElseThrow().table();
            constraint(outlook, child, part.name());
        }
        index(outlook, index);
    }

    private static boolean needs(Constraint foreignKey, Constraint key) {
        return foreignKey
                .references()
                .filter(r ->
                        key.columns().containsAll(r.columns()) && r.columns().containsAll(key.columns()))
                .isPresent();
    }

    /** A column, with the indexes, constraints and statistics that use it; of heirs too. */
    static void column(Outlook outlook, TableName table, Identifier column) {
        Optional<Relation> found = outlook.relation(table);
        if (found.flatMap(r -> r.column(column)).isEmpty()) {
            return;
        }
        found.get().constraints().stream()
                .filter(c -> c.columns().contains(column))
                .forEach(c -> constraint(outlook, table, c.name()));
        outlook.relation(table).orElseThrow().indexes().stream()
                .filter(i -> uses(i, column))
                .forEach(i -> index(outlook, i.name()));
        StatisticsEffect.remove(
                outlook,
                table,
                s -> s.columns().contains(column) || s.expressions().stream().anyMatch(e -> mentions(e, column)));
        ownedSequences(outlook, table, Optional.of(column)).forEach(outlook::drop);
        outlook.change(
                table,
                r -> r.withColumns(r.columns().stream()
                        .filter(c -> !c.name().equals(column))
                        .toList()));
        outlook.children(table).forEach(child -> column(outlook, child, column));
    }

    /** Also an index with an expression or condition that names the column. */
    private static boolean uses(Index index, Identifier column) {
        String rest = index.definition();
        return index.keyColumns().contains(column)
                || index.include().contains(column)
                || index.predicate().filter(p -> mentions(p, column)).isPresent()
                || index.keys().stream().anyMatch(k -> k.column().isEmpty() && mentions(rest, column));
    }

    private static boolean mentions(String text, Identifier column) {
        return text.matches("(?s).*(?<![\\w\"])" + java.util.regex.Pattern.quote(column.toString()) + "(?![\\w\"]).*");
    }
}
