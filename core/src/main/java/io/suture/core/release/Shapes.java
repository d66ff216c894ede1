// SPDX-License-Identifier: Apache-2.0
package io.suture.core.release;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.Relation;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.Identifier;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a schema has to show at one moment of a plan: tables, their partitions left out, and views. Sequences, types and functions
 * cannot be shown by a view; columns whose defaults need them go on to use the originals.
 */
record Shapes(SortedMap<Identifier, Relation> tables) {
    static Shapes of(Outlook outlook, Identifier schema) {
        SortedMap<Identifier, Relation> tables = new TreeMap<>();
        outlook.relationsIn(schema).stream()
                .filter(Shapes::canBeShown)
                .forEach(r -> tables.put(r.name().name(), r));
        return new Shapes(Collections.unmodifiableSortedMap(tables));
    }

    private static boolean canBeShown(Relation relation) {
        return switch (relation.kind()) {
            case TABLE, PARTITIONED_TABLE, FOREIGN_TABLE -> !relation.isPartition();
            case VIEW, MATERIALIZED_VIEW -> true;
            case SEQUENCE, COMPOSITE_TYPE -> false;
        };
    }

    Optional<Relation> find(Identifier table) {
        return Optional.ofNullable(tables.get(table));
    }

    boolean has(Identifier table) {
        return tables.containsKey(table);
    }

    static List<Identifier> columns(Relation relation) {
        return relation.columns().stream().map(Column::name).toList();
    }
}
