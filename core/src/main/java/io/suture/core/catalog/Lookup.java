// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The contents of a catalog by name, made once when first asked for. */
final class Lookup {
    final Map<TableName, Relation> relations = new HashMap<>();
    final Map<TableName, Index> indexes = new HashMap<>();
    final Map<TableName, DataType> types = new HashMap<>();
    final Map<TableName, List<ForeignKey>> incoming = new HashMap<>();
    final Map<TableName, List<TableName>> children = new HashMap<>();
    final Map<TableName, List<Dependency>> dependants = new HashMap<>();
    final Map<Identifier, Set<Identifier>> relationNames = new HashMap<>();
    final Map<Identifier, Set<Identifier>> constraintNames = new HashMap<>();

    Lookup(CatalogContents contents) {
        contents.relations().forEach(this::add);
        contents.types().forEach(t -> types.put(t.name(), t));
        contents.dependencies().forEach(d -> list(dependants, d.on()).add(d));
    }

    private void add(Relation relation) {
        relations.put(relation.name(), relation);
        take(relation.name());
        for (Index index : relation.indexes()) {
            indexes.put(index.name(), index);
            take(index.name());
        }
        for (Constraint constraint : relation.constraints()) {
            add(relation.name(), constraint);
        }
        for (TableName parent : relation.partitioning().parents()) {
            list(children, parent).add(relation.name());
        }
    }

    private void add(TableName table, Constraint constraint) {
        constraintNames.computeIfAbsent(table.schema(), s -> new HashSet<>()).add(constraint.name());
        if (!constraint.isInternal(table)) {
            constraint.references().ifPresent(r -> list(incoming, r.table()).add(new ForeignKey(table, constraint)));
        }
    }

    private void take(TableName name) {
        relationNames.computeIfAbsent(name.schema(), s -> new HashSet<>()).add(name.name());
    }

    private static <V> List<V> list(Map<TableName, List<V>> lists, TableName key) {
        return lists.computeIfAbsent(key, k -> new ArrayList<>());
    }
}
