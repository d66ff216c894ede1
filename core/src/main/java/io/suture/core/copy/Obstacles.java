// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Publication;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.catalog.Trigger;
import io.suture.core.sql.Identifier;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Why a table cannot be written anew beside itself, in words that follow "because".
 *
 * @param changed columns that are of another type afterwards
 * @param computed those of them whose values are others
 */
record Obstacles(
        Surroundings around, Catalog catalog, Collection<Identifier> changed, Collection<Identifier> computed) {
    /** The first; empty where nothing is in the way. */
    Optional<String> first() {
        return Stream.<Supplier<Optional<String>>>of(
                        this::kind,
                        this::published,
                        this::publishedWithSchema,
                        this::publishedByName,
                        this::left,
                        this::views,
                        this::checks,
                        this::triggers)
                .flatMap(obstacle -> obstacle.get().stream())
                .findFirst();
    }

    private Relation table() {
        return around.table();
    }

    private Optional<String> kind() {
        boolean plain = table().kind() == RelationKind.TABLE
                && table().partitioning().parents().isEmpty()
                && catalog.children(table().name()).isEmpty()
                && table().ofType().isEmpty();
        if (!plain) {
            return Optional.of("it is a partition, an heir, or of a composite type");
        }
        if (!table().rules().isEmpty()) {
            return Optional.of("it has rules");
        }
        return table().rowSecurity().forced()
                ? Optional.of("row security holds for its owner too, who would not see every row")
                : Optional.empty();
    }

    /** A publication of whatever there is has the copy, too: a subscriber that lacks a table with rows stops (seen on PostgreSQL 15). */
    private Optional<String> published() {
        return catalog.contents().publications().stream()
                .filter(Publication::allTables)
                .findFirst()
                .map(
                        p -> "publication " + p.name().value()
                                + " replicates whatever there is, and its subscribers would stop at rows of the copy, a table they do not have");
    }

    private Optional<String> publishedWithSchema() {
        return Optional.of(computed)
                .filter(c -> !c.isEmpty())
                .flatMap(c -> Published.withSchema(table().name(), catalog))
                .map(p -> "publication " + p.name().value()
                        + " replicates it, and its subscribers would keep the values as they were");
    }

    private Optional<String> publishedByName() {
        return around.publications().stream()
                .flatMap(p -> p.obstacle(table(), changed, !computed.isEmpty()).stream())
                .findFirst();
    }

    private Optional<String> left() {
        return around.left(catalog).stream().findFirst().map(d -> d.words() + " depends on it");
    }

    private Optional<String> views() {
        boolean columnInView = Stream.of(catalog.dependants(table().name()))
                .flatMap(List::stream)
                .filter(d -> around.views().stream().anyMatch(v -> v.name().equals(d.dependant())))
                .anyMatch(d -> d.column().filter(changed::contains).isPresent());
        if (columnInView) {
            return Optional.of("a view shows what is changed");
        }
        return around.views().stream()
                .filter(v -> v.kind() != RelationKind.VIEW || v.query().isEmpty())
                .findFirst()
                .map(v -> v.words() + " reads it");
    }

    private Optional<String> checks() {
        return Stream.concat(
                        table().constraints().stream(),
                        around.incoming().stream().map(k -> k.constraint()))
                .filter(c -> c.kind() != ConstraintKind.FOREIGN_KEY && !c.validated()
                        || !c.enforced()
                        || c.definition().contains("…"))
                .findFirst()
                .map(c -> "its constraint " + c.name().value() + " does not hold for every row, or is not known whole");
    }

    private Optional<String> triggers() {
        return table().triggers().stream()
                .filter(t -> t.definition().contains("…") || t.name().value().startsWith(Trigger.OURS))
                .findFirst()
                .map(t -> "trigger " + t.name().value() + " is not known whole, or belongs to another change");
    }
}
