// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import java.util.Comparator;
import java.util.Optional;

/**
 * Where a migration comes in the run order, dependencies aside: repeatable ones after versioned ones, those of no release before
 * every release, then by release, then by rank.
 */
public record Place(MigrationKind kind, Optional<Version> release, Rank rank) implements Comparable<Place> {
    private static final Comparator<Place> ORDER = Comparator.comparing(Place::kind)
            .thenComparing(Place::release, Place::compareReleases)
            .thenComparing(Place::rank);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    private static int compareReleases(Optional<Version> a, Optional<Version> b) {
        return a.isPresent() && b.isPresent()
                ? a.get().compareTo(b.get())
                : Boolean.compare(a.isPresent(), b.isPresent());
    }
}
