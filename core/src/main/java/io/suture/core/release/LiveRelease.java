// SPDX-License-Identifier: Apache-2.0
package io.suture.core.release;

import io.suture.core.sql.Identifier;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A release that applications can use.
 *
 * @param views the columns of each, in order, by the name it has in common with its table; none where they are not known, since the same
 *     run makes it of a query
 */
public record LiveRelease(ReleaseSchema schema, SortedMap<Identifier, List<Identifier>> views) {
    public LiveRelease {
        SortedMap<Identifier, List<Identifier>> copy = new TreeMap<>();
        views.forEach((name, columns) -> copy.put(name, List.copyOf(columns)));
        views = Collections.unmodifiableSortedMap(copy);
    }

    /** Every table of a schema, whole. */
    static LiveRelease of(ReleaseSchema schema, Shapes shapes) {
        SortedMap<Identifier, List<Identifier>> all = new TreeMap<>();
        shapes.tables().forEach((name, relation) -> all.put(name, Shapes.columns(relation)));
        return new LiveRelease(schema, all);
    }

    LiveRelease with(SortedMap<Identifier, List<Identifier>> newViews) {
        return new LiveRelease(schema, newViews);
    }
}
