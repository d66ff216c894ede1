// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.preview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What happens to a path of JSON documents.
 *
 * @param path keys with a point between them
 * @param to where what stood there stands then; only of what is moved
 * @param rows 1 or more
 */
public record PathChange(What what, String path, Optional<String> to, long rows) {
    /** In the order in which it is said. */
    public enum What {
        /** The value of one path stands at another one afterwards, in the same row. */
        MOVED,
        REMOVED,
        ADDED,
        CHANGED;

        /** As in JSON. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A line of {@link JsonDiff#query}, without the column's name. */
    public record Line(String what, String path, Optional<String> to, long rows) {}

    /**
     * What is removed here and added there with the same value is moved, as far as the numbers reach, if the paths end with the same key; those first that
     * end with more of them, since {@code true} stands at many places.
     */
    public static List<PathChange> of(List<Line> lines) {
        List<Line> left = new ArrayList<>(
                lines.stream().filter(l -> !l.what().equals("same")).toList());
        List<PathChange> all = new ArrayList<>();
        lines.stream()
                .filter(l -> l.what().equals("same"))
                .filter(l -> commonEnd(l.path(), l.to().orElseThrow()) > 0)
                .sorted(Comparator.comparingInt((Line l) -> -commonEnd(l.path(), l.to().orElseThrow()))
                        .thenComparing(Comparator.comparingLong((Line l) -> -l.rows()))
                        .thenComparing(Line::path))
                .forEach(pair -> {
                    String to = pair.to().orElseThrow();
                    long rows = Math.min(
                            pair.rows(), Math.min(rows("removed", pair.path(), left), rows("added", to, left)));
                    if (rows > 0) {
                        all.add(new PathChange(What.MOVED, pair.path(), Optional.of(to), rows));
                        take(rows, "removed", pair.path(), left);
                        take(rows, "added", to, left);
                    }
                });
        left.stream()
                .filter(l -> l.rows() > 0)
                .map(l -> new PathChange(
                        What.valueOf(l.what().toUpperCase(Locale.ROOT)), l.path(), Optional.empty(), l.rows()))
                .forEach(all::add);
        all.sort(Comparator.comparing(PathChange::what)
                .thenComparing(Comparator.comparingLong((PathChange c) -> -c.rows()))
                .thenComparing(PathChange::path));
        return List.copyOf(all);
    }

    private static long rows(String what, String path, List<Line> left) {
        return left.stream()
                .filter(l -> is(l, what, path))
                .mapToLong(Line::rows)
                .sum();
    }

    private static void take(long rows, String what, String path, List<Line> left) {
        left.replaceAll(l -> is(l, what, path) ? new Line(l.what(), l.path(), l.to(), l.rows() - rows) : l);
    }

    private static boolean is(Line line, String what, String path) {
        return line.what().equals(what) && line.path().equals(path);
    }

    /** Keys. */
    private static int commonEnd(String one, String other) {
        List<String> a = List.of(one.split("\\.")).reversed();
        List<String> b = List.of(other.split("\\.")).reversed();
        int same = 0;
        while (same < Math.min(a.size(), b.size()) && a.get(same).equals(b.get(same))) {
            same++;
        }
        return same;
    }
}
