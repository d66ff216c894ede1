// SPDX-License-Identifier: Apache-2.0
package io.suture.core.release;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.migration.Version;
import io.suture.core.sql.Identifier;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every release that applications can use.
 *
 * @param all the oldest first
 */
public record LiveReleases(List<LiveRelease> all) {
    public LiveReleases {
        all = all.stream()
                .sorted(Comparator.comparing(r -> r.schema().version()))
                .toList();
    }

    /** As the catalog has them. */
    public static LiveReleases of(Catalog catalog) {
        return new LiveReleases(catalog.contents().schemas().stream()
                .flatMap(s -> ReleaseSchema.of(s).stream())
                .map(s -> new LiveRelease(s, views(s, catalog)))
                .toList());
    }

    private static SortedMap<Identifier, List<Identifier>> views(ReleaseSchema schema, Catalog catalog) {
        SortedMap<Identifier, List<Identifier>> views = new TreeMap<>();
        for (Relation relation : catalog.contents().relations()) {
            if (relation.kind() == RelationKind.VIEW && relation.name().schema().equals(schema.name())) {
                views.put(relation.name().name(), Shapes.columns(relation));
            }
        }
        return views;
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** The newest one: what a migration without a release of its own belongs to. */
    Optional<LiveRelease> current() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    Optional<LiveRelease> find(Version version) {
        return all.stream().filter(r -> r.schema().version().equals(version)).findFirst();
    }

    /** Whether the schema belongs to one of them. */
    public boolean has(Identifier schema) {
        return all.stream().anyMatch(r -> r.schema().name().equals(schema));
    }

    /** With this one, in place of the one of its version. */
    LiveReleases with(LiveRelease release) {
        return new LiveReleases(
                Stream.concat(without(release).all.stream(), Stream.of(release)).toList());
    }

    LiveReleases without(LiveRelease release) {
        Version version = release.schema().version();
        return new LiveReleases(
                all.stream().filter(r -> !r.schema().version().equals(version)).toList());
    }
}
