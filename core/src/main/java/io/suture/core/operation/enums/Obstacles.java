// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.enums;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.ColumnValue;
import io.suture.core.catalog.DataType;
import io.suture.core.catalog.Dependency;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.catalog.Routine;
import io.suture.core.copy.TableCopy;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.Identifier;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is of an enum, or says something of it, and has no way to the type that takes its place; in words that follow "because".
 *
 * @param tables those that hold it and are copied
 */
record Obstacles(TypeWords words, List<HeldEnum> tables, List<String> gone, Outlook outlook) {
    /** All of them, in a stable order. */
    List<String> all() {
        return Stream.of(columns(), types(), routines(), copies(), values(), queries())
                .flatMap(all -> all)
                .distinct()
                .toList();
    }

    /** Of anything but an ordinary table. */
    private Stream<String> columns() {
        return outlook.allRelations().stream()
                .filter(r -> r.kind() != RelationKind.TABLE)
                .flatMap(
                        r -> r.columns().stream()
                                .filter(c -> words.isHeldBy(c.type()))
                                .findFirst()
                                .map(c -> column(r, c))
                                .stream());
    }

    private static String column(Relation relation, Column column) {
        String verb = switch (relation.kind()) {
            case VIEW, MATERIALIZED_VIEW -> " shows it in column ";
            case TABLE, PARTITIONED_TABLE, FOREIGN_TABLE, SEQUENCE, COMPOSITE_TYPE -> " has it in column ";
        };
        return relation.words() + verb + column.name().value();
    }

    private Stream<String> types() {
        return outlook.catalog().contents().types().stream()
                .filter(this::isMadeOfIt)
                .map(t -> "type " + t.name().display() + " is made of it");
    }

    private boolean isMadeOfIt(DataType type) {
        return switch (type) {
            case DataType.DomainType d ->
                words.isIn(d.baseType())
                        || d.defaultExpression().filter(words::isIn).isPresent()
                        || d.constraints().stream().anyMatch(c -> words.isIn(c.definition()));
            case DataType.RangeType r -> words.isIn(r.definition());
            case DataType.EnumType e -> false;
            case DataType.BaseType b -> false;
        };
    }

    /** A body that is a text finds the type by its name, whenever it runs. */
    private Stream<String> routines() {
        return outlook.catalog().contents().routines().stream()
                .filter(r -> words.isIn(r.arguments())
                        || r.result().filter(words::isIn).isPresent()
                        || isParsed(r) && words.isIn(r.definition()))
                .map(r -> r.kind().words() + " " + r.signature() + " is bound to it");
    }

    private static boolean isParsed(Routine routine) {
        return routine.language().equals("sql") && !routine.definition().contains("\nAS $");
    }

    private Stream<String> copies() {
        return tables.stream().flatMap(t -> {
            List<Identifier> changed = t.columns().stream().map(Column::name).toList();
            return Stream.concat(
                    TableCopy.obstacle(t.table().name(), List.of(), changed, outlook).stream()
                            .map(why -> t.table().name().display() + " cannot be copied: " + why),
                    computed(t));
        });
    }

    /** PostgreSQL changes no type that a generated column is computed from. */
    private Stream<String> computed(HeldEnum held) {
        return held.columns().stream()
                .flatMap(c -> outlook.catalog().dependants(held.table().name(), c.name()).stream())
                .filter(d -> d.kind() == Dependency.Kind.DEFAULT)
                .map(d -> d.words() + " is computed from it");
    }

    /** What names a value that goes would not be understood any more. */
    private Stream<String> values() {
        return outlook.allRelations().stream()
                .flatMap(r ->
                        said(r).filter(s -> words.hasValue(s.sql(), gone)).map(s -> s.what() + " names the value"));
    }

    /** What is said of it where no copy comes. */
    private Stream<String> queries() {
        return outlook.allRelations().stream()
                .filter(r -> !isReached(r))
                .flatMap(r -> said(r).filter(s -> words.isIn(s.sql())).map(s -> s.what() + " is about it"));
    }

    private boolean isReached(Relation relation) {
        return tables.stream()
                .map(t -> t.table().name())
                .anyMatch(t -> t.equals(relation.name()) || outlook.readers(t).contains(relation.name()));
    }

    /** @param what is said, for people */
    private record Said(String what, String sql) {}

    private static Stream<Said> said(Relation relation) {
        String of = " of " + relation.name().display();
        return Stream.of(
                        relation.query().stream().map(q -> new Said(relation.words(), q.sql())),
                        relation.columns().stream()
                                .flatMap(c -> expression(c)
                                        .map(e -> new Said(
                                                "the default of " + c.name().value() + of, e))),
                        relation.constraints().stream()
                                .map(c -> new Said("constraint " + c.name().value() + of, c.definition())),
                        relation.indexes().stream()
                                .map(i -> new Said("index " + i.name().display(), i.definition())),
                        relation.statistics().stream()
                                .flatMap(t -> t.expressions().stream().map(e -> new Said(t.words(), e))),
                        relation.triggers().stream()
                                .map(t -> new Said("trigger " + t.name().value() + of, t.definition())),
                        relation.policies().stream()
                                .flatMap(p -> Stream.concat(p.using().stream(), p.check().stream())
                                        .map(e -> new Said("policy " + p.name().value() + of, e))))
                .flatMap(all -> all);
    }

    private static Stream<String> expression(Column column) {
        return switch (column.value()) {
            case ColumnValue.Default d -> Stream.of(d.expression());
            case ColumnValue.Generated g -> Stream.of(g.expression());
            case ColumnValue.Identity i -> Stream.empty();
            case ColumnValue.None n -> Stream.empty();
        };
    }
}
