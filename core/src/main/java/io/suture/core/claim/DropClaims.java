// SPDX-License-Identifier: Apache-2.0
package io.suture.core.claim;

import static io.suture.core.plan.LockMode.ACCESS_EXCLUSIVE;
import static io.suture.core.plan.LockMode.SHARE_UPDATE_EXCLUSIVE;

import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.ForeignKey;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.catalog.Trigger;
import io.suture.core.outlook.KnownStatistics;
import io.suture.core.plan.LockMode;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.RelationName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What goes is locked, and what it pointed to or was part of. */
final class DropClaims {
    private final Claim claim;
    private final Set<TableName> seen = new HashSet<>();

    DropClaims(Claim claim) {
        this.claim = claim;
    }

    void statement(Node tree) {
        boolean concurrently = tree.flag("concurrent");
        for (Node object : tree.list("objects")) {
            switch (tree.text("removeType")) {
                case "OBJECT_TABLE", "OBJECT_VIEW", "OBJECT_MATVIEW", "OBJECT_SEQUENCE", "OBJECT_FOREIGN_TABLE" ->
                    find(object).ifPresent(this::relation);
                case "OBJECT_INDEX" -> find(object).ifPresent(i -> index(i, concurrently));
                case "OBJECT_TRIGGER", "OBJECT_POLICY", "OBJECT_RULE" -> hanging(object);
                case "OBJECT_SCHEMA" -> schema(Identifier.of(object.text("sval")));
                case "OBJECT_TYPE", "OBJECT_DOMAIN" -> type(object);
                case "OBJECT_FUNCTION", "OBJECT_PROCEDURE", "OBJECT_ROUTINE" ->
                    triggersOf(RelationName.of(object.strings("objname")));
                case "OBJECT_STATISTIC_EXT" -> statistics(RelationName.of(object.strings("items")));
                default -> {}
            }
        }
    }

    private Optional<TableName> find(Node object) {
        return claim.outlook().find(RelationName.of(object.strings("items")));
    }

    private void hanging(Node object) {
        List<String> names = object.strings("items");
        claim.outlook()
                .find(RelationName.of(names.subList(0, names.size() - 1)))
                .ifPresent(t -> claim.lock(claim.isPartitioned(t) ? claim.family(t) : List.of(t), ACCESS_EXCLUSIVE));
    }

    /** They go with their function under CASCADE; without it they are in the way. */
    private void triggersOf(RelationName function) {
        claim.outlook().allRelations().stream()
                .filter(r -> r.triggers().stream()
                        .map(Trigger::function)
                        .anyMatch(f -> f.name().equals(function.name())
                                && function.schema().map(f.schema()::equals).orElse(true)))
                .forEach(r -> claim.lock(r.name(), ACCESS_EXCLUSIVE));
    }

    private void statistics(RelationName name) {
        KnownStatistics.find(name, claim.outlook()).ifPresent(s -> claim.lock(s.of(), SHARE_UPDATE_EXCLUSIVE));
    }

    private void schema(Identifier schema) {
        claim.outlook().relationsIn(schema).forEach(r -> relation(r.name()));
    }

    /** Columns of the type go with it under CASCADE. */
    private void type(Node object) {
        RelationName name = RelationName.of(object.strings("names"));
        claim.outlook().find(name).ifPresent(this::relation);
        claim.outlook()
                .type(name.schema(), name.name())
                .ifPresent(t -> claim.outlook().allRelations().stream()
                        .filter(r ->
                                r.columns().stream().anyMatch(c -> c.typeName().equals(t.name())))
                        .forEach(r -> claim.lock(r.name(), ACCESS_EXCLUSIVE)));
    }

    /** With its indexes, partitions and sequences; what it points to and what points to it loses triggers; parents lose a part. */
    void relation(TableName name) {
        if (!seen.add(name)) {
            return;
        }
        claim.lockWithIndexes(name, ACCESS_EXCLUSIVE);
        Optional<Relation> relation = claim.outlook().relation(name);
        claim.lock(claim.ownedSequences(name, Optional.empty()), ACCESS_EXCLUSIVE);
        for (Constraint constraint : constraints(name)) {
            if (constraint.parent().isEmpty()) {
                constraint.references().ifPresent(r -> claim.lock(claim.partitionsOf(r.table()), ACCESS_EXCLUSIVE));
            }
        }
        claim.referencing(name).forEach(t -> claim.lock(claim.partitionsOf(t), ACCESS_EXCLUSIVE));
        defaultsDrawingFrom(name);
        claim.outlook().readers(name).forEach(this::relation);
        claim.outlook().children(name).forEach(this::relation);
        if (relation.filter(Relation::isPartition).isPresent()) {
            for (TableName parent : relation.get().partitioning().parents()) {
                claim.lock(parent, ACCESS_EXCLUSIVE);
                claim.defaultPartition(parent).ifPresent(d -> claim.lock(d, ACCESS_EXCLUSIVE));
            }
        }
    }

    /** Under {@code CASCADE} they go with their sequence. */
    private void defaultsDrawingFrom(TableName sequence) {
        boolean isOne = claim.outlook()
                .relation(sequence)
                .filter(r -> r.kind() == RelationKind.SEQUENCE)
                .isPresent();
        if (isOne) {
            claim.outlook().allRelations().stream()
                    .map(Relation::name)
                    .filter(t -> claim.sequencesInDefaults(t).contains(sequence))
                    .forEach(t -> claim.lock(t, ACCESS_EXCLUSIVE));
        }
    }

    private void index(TableName name, boolean concurrently) {
        LockMode mode = concurrently ? SHARE_UPDATE_EXCLUSIVE : ACCESS_EXCLUSIVE;
        claim.lock(name, mode);
        claim.outlook().index(name).ifPresent(i -> {
            claim.lock(claim.isPartitioned(i.table()) ? claim.family(i.table()) : List.of(i.table()), mode);
            claim.partsOf(i).forEach(part -> claim.lock(part.name(), mode));
        });
    }

    void column(TableName table, Identifier column, boolean cascade) {
        for (TableName each : claim.family(table)) {
            claim.indexes(each).stream()
                    .filter(i -> Columns.uses(i, column))
                    .forEach(i -> claim.lock(i.name(), ACCESS_EXCLUSIVE));
            claim.lock(claim.ownedSequences(each, Optional.of(column)), ACCESS_EXCLUSIVE);
            for (Constraint constraint : constraints(each)) {
                if (constraint.columns().contains(column)) {
                    constraint(each, constraint.name());
                }
            }
        }
        if (cascade) {
            claim.outlook().readers(table).forEach(this::relation);
        }
    }

    private List<Constraint> constraints(TableName table) {
        return claim.outlook().relation(table).map(Relation::constraints).orElse(List.of());
    }

    void constraint(TableName table, Identifier name) {
        for (TableName each : claim.family(table)) {
            claim.outlook().relation(each).flatMap(r -> r.constraint(name)).ifPresent(c -> one(each, c));
        }
    }

    private void one(TableName table, Constraint constraint) {
        claim.lock(table, ACCESS_EXCLUSIVE);
        if (constraint.kind() == ConstraintKind.FOREIGN_KEY) {
            constraint.references().ifPresent(r -> claim.lock(claim.partitionsOf(r.table()), ACCESS_EXCLUSIVE));
        }
        if (constraint.kind().hasIndex()) {
            index(constraint.index().orElse(new TableName(table.schema(), constraint.name())), false);
            claim.outlook().incomingForeignKeys(table).stream()
                    .filter(f -> uses(f, constraint))
                    .forEach(f -> claim.lock(f.table(), ACCESS_EXCLUSIVE));
        }
    }

    private static boolean uses(ForeignKey key, Constraint constraint) {
        return key.constraint()
                .references()
                .filter(r -> new HashSet<>(r.columns()).equals(new HashSet<>(constraint.columns())))
                .isPresent();
    }
}
