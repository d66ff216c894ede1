// SPDX-License-Identifier: Apache-2.0
package io.suture.core.outlook;

import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ForeignKey;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Relation;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Relations by name, and what points from one to another. Each change costs as much as the relation is large. */
final class Relations {
    private final Map<TableName, Relation> byName = new LinkedHashMap<>();
    private final Map<TableName, TableName> tableOfIndex = new HashMap<>();
    private final Map<TableName, Set<TableName>> children = new HashMap<>();
    private final Map<TableName, Set<TableName>> referencing = new HashMap<>();
    private final Map<TableName, Integer> constraintNames = new HashMap<>();

    void become(Relations others) {
        List.copyOf(byName.keySet()).forEach(this::remove);
        others.byName.values().forEach(this::put);
    }

    Optional<Relation> get(TableName name) {
        return Optional.ofNullable(byName.get(name));
    }

    Optional<Index> index(TableName name) {
        return Optional.ofNullable(tableOfIndex.get(name)).map(byName::get).flatMap(r -> r.index(name.name()));
    }

    boolean exists(TableName name) {
        return byName.containsKey(name) || tableOfIndex.containsKey(name);
    }

    boolean hasConstraint(Identifier schema, Identifier name) {
        return constraintNames.containsKey(new TableName(schema, name));
    }

    /** All of a schema, in a stable order. */
    List<Relation> in(Identifier schema) {
        return byName.values().stream()
                .filter(r -> r.name().schema().equals(schema))
                .toList();
    }

    /** All there are. */
    List<Relation> all() {
        return List.copyOf(byName.values());
    }

    List<TableName> children(TableName table) {
        return List.copyOf(children.getOrDefault(table, Set.of()));
    }

    List<ForeignKey> incoming(TableName table) {
        return referencing.getOrDefault(table, Set.of()).stream()
                .flatMap(from -> Objects.requireNonNull(byName.get(from), "a table that refers").constraints().stream()
                        .filter(c -> !c.isInternal(from) && pointsTo(c, table))
                        .map(c -> new ForeignKey(from, c)))
                .toList();
    }

    /** Adds it, or puts it in place of the one of its name. */
    void put(Relation relation) {
        remove(relation.name());
        byName.put(relation.name(), relation);
        relation.indexes().forEach(i -> tableOfIndex.put(i.name(), relation.name()));
        relation.partitioning().parents().forEach(p -> add(children, p, relation.name()));
        for (Constraint constraint : relation.constraints()) {
            constraint.references().ifPresent(r -> add(referencing, r.table(), relation.name()));
            constraintNames.merge(new TableName(relation.name().schema(), constraint.name()), 1, Integer::sum);
        }
    }

    void remove(TableName name) {
        Relation old = byName.remove(name);
        if (old == null) {
            return;
        }
        old.indexes().forEach(i -> tableOfIndex.remove(i.name()));
        old.partitioning().parents().forEach(p -> take(children, p, name));
        for (Constraint constraint : old.constraints()) {
            constraint.references().ifPresent(r -> take(referencing, r.table(), name));
            constraintNames.computeIfPresent(
                    new TableName(name.schema(), constraint.name()), (n, count) -> count == 1 ? null : count - 1);
        }
    }

    private static boolean pointsTo(Constraint constraint, TableName table) {
        return constraint.references().filter(r -> r.table().equals(table)).isPresent();
    }

    private static void add(Map<TableName, Set<TableName>> sets, TableName key, TableName value) {
        sets.computeIfAbsent(key, k -> new TreeSet<>()).add(value);
    }

    private static void take(Map<TableName, Set<TableName>> sets, TableName key, TableName value) {
        Set<TableName> set = sets.get(key);
        if (set != null) {
            set.remove(value);
        }
    }
}
