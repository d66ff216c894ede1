// SPDX-License-Identifier: Apache-2.0
package io.suture.core.release;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.Relation;
import io.suture.core.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How the views of a release follow a change of their tables: columns keep their order, new ones come last, so that what a client has
 * prepared goes on as far as PostgreSQL lets it.
 *
 * @param before the tables before the change
 * @param after the tables after it
 * @param end what is there when the migration is over: what comes and goes within it is not shown
 */
record Following(Shapes before, Shapes after, Shapes end) {
    /**
     * @param grows whether it shows what is new
     */
    Adjustment of(LiveRelease release, boolean grows) {
        SortedMap<Identifier, List<Identifier>> views = new TreeMap<>(release.views());
        SortedSet<Identifier> dropped = new TreeSet<>();
        SortedSet<Identifier> made = new TreeSet<>();
        for (Identifier name : release.views().keySet()) {
            if (before.has(name) && !after.has(name)) {
                dropped.add(name);
                views.remove(name);
            } else if (before.has(name)) {
                List<Identifier> shown = release.views().get(name);
                List<Identifier> next = next(name, shown, grows);
                if (loses(name, shown) || isRetyped(name, shown)) {
                    dropped.add(name);
                }
                if (dropped.contains(name) || !next.equals(shown)) {
                    made.add(name);
                    views.put(name, next);
                }
            }
        }
        if (grows) {
            fresh(release).forEach(name -> {
                made.add(name);
                views.put(name, Shapes.columns(after.find(name).orElseThrow()));
            });
        }
        return new Adjustment(release, release.with(views), dropped, made);
    }

    /** What the release shows and the change takes away, in words. */
    Optional<String> lost(LiveRelease release) {
        for (var view : release.views().entrySet()) {
            Identifier name = view.getKey();
            String table = release.schema().table(name).display();
            if (before.has(name) && !after.has(name)) {
                return Optional.of(table);
            }
            if (before.has(name) && loses(name, view.getValue())) {
                return Optional.of("column "
                        + view.getValue().stream()
                                .filter(c -> column(after, name, c).isEmpty())
                                .findFirst()
                                .orElseThrow()
                                .value()
                        + " of " + table);
            }
        }
        return Optional.empty();
    }

    private List<Identifier> fresh(LiveRelease release) {
        return after.tables().keySet().stream()
                .filter(name -> !before.has(name) && end.has(name))
                .filter(name -> !release.views().containsKey(name))
                .toList();
    }

    private List<Identifier> next(Identifier name, List<Identifier> shown, boolean grows) {
        Relation now = after.find(name).orElseThrow();
        if (now.columns().isEmpty() || shown.isEmpty()) {
            return shown;
        }
        List<Identifier> next = new ArrayList<>(
                shown.stream().filter(c -> now.column(c).isPresent()).toList());
        if (grows) {
            now.columns().stream()
                    .map(Column::name)
                    .filter(c -> column(before, name, c).isEmpty()
                            && column(end, name, c).isPresent())
                    .filter(c -> !next.contains(c))
                    .forEach(next::add);
        }
        return next;
    }

    private boolean loses(Identifier name, List<Identifier> shown) {
        return isKnown(name)
                && shown.stream().anyMatch(c -> column(after, name, c).isEmpty());
    }

    /** Also where it is made anew by a query whose columns nobody has worked out. */
    private boolean isRetyped(Identifier name, List<Identifier> shown) {
        return !isKnown(name)
                        && before.find(name).filter(r -> !r.columns().isEmpty()).isPresent()
                || shown.stream().anyMatch(c -> types(name, c).distinct().count() > 1);
    }

    private Stream<String> types(Identifier name, Identifier column) {
        return Stream.of(before, after).flatMap(s -> column(s, name, column).map(Column::type).stream());
    }

    private boolean isKnown(Identifier name) {
        return after.find(name).filter(r -> !r.columns().isEmpty()).isPresent();
    }

    private static Optional<Column> column(Shapes shapes, Identifier table, Identifier column) {
        return shapes.find(table).flatMap(r -> r.column(column));
    }
}
