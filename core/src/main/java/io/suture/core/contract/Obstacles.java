// SPDX-License-Identifier: Apache-2.0
package io.suture.core.contract;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.Dependency;
import io.suture.core.catalog.Relation;
import io.suture.core.contract.Removals.Thing;
import io.suture.core.contract.Removed.Way;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What hangs on what a contract drops, so that {@code DROP … RESTRICT} would end in an error (manual of PostgreSQL 18, 5.15 Dependency
 * Tracking). What goes with it by itself – indexes, its table's own constraints, statistics, partitions – is not an obstacle, nor is
 * what the contract drops by name.
 */
public final class Obstacles {
    private final Removals removals;
    private final Catalog catalog;

    private Obstacles(Removals removals, Catalog catalog) {
        this.removals = removals;
        this.catalog = catalog;
    }

    /** In the order of the contract's statements. */
    public static List<Obstacle> of(Removals removals, Catalog catalog) {
        Obstacles obstacles = new Obstacles(removals, catalog);
        return removals.all().stream()
                .filter(r -> r.way() != Way.RENAMED)
                .flatMap(obstacles::on)
                .distinct()
                .toList();
    }

    private Stream<Obstacle> on(Removed removed) {
        Set<TableName> going = new HashSet<>(partitions(removed.relation()));
        going.add(removed.relation());
        boolean taken = removed.way() == Way.DROPPED_WITH_DEPENDANTS;
        return going.stream()
                .flatMap(relation -> dependants(relation, removed.column()))
                .filter(d -> refuses(d, removed, going))
                .filter(d -> !isDropped(d))
                .sorted()
                .map(d -> new Obstacle(d, removed, taken));
    }

    private List<TableName> partitions(TableName relation) {
        return catalog.descendants(relation).stream()
                .filter(t -> catalog.relation(t).filter(Relation::isPartition).isPresent())
                .toList();
    }

    private Stream<Dependency> dependants(TableName relation, Optional<Identifier> column) {
        return column.map(c -> catalog.dependants(relation, c)).orElseGet(() -> catalog.dependants(relation)).stream();
    }

    private boolean refuses(Dependency d, Removed removed, Set<TableName> going) {
        boolean whole = removed.column().isEmpty();
        boolean elsewhere = !going.contains(d.dependant());
        return switch (d.kind()) {
            case VIEW, MATERIALIZED_VIEW, FUNCTION -> true;
            case RULE, POLICY, TRIGGER, DEFAULT, PUBLICATION -> !whole || elsewhere;
            case CONSTRAINT -> elsewhere || !whole && isReferenced(d, removed);
            case COLUMN -> elsewhere;
            case PARTITION -> whole && elsewhere;
            case INDEX, SEQUENCE, STATISTICS -> false;
        };
    }

    /** A foreign key of a table to itself goes with the columns it is on, not with those it points to. */
    private boolean isReferenced(Dependency d, Removed removed) {
        return d.detail()
                .flatMap(name -> catalog.constraint(d.dependant(), Identifier.of(name)))
                .flatMap(Constraint::references)
                .filter(r -> r.table().equals(removed.relation())
                        && r.columns().contains(removed.column().orElseThrow()))
                .isPresent();
    }

    private boolean isDropped(Dependency d) {
        boolean ofAnother = !d.dependant().equals(d.on());
        return ofAnother && removals.dropped().contains(new Thing(d.dependant(), ""))
                || d.detail()
                        .filter(part -> removals.dropped().contains(new Thing(d.dependant(), part)))
                        .isPresent();
    }
}
