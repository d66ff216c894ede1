// SPDX-License-Identifier: Apache-2.0
package io.suture.transform;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of one row by the names of its columns, each as PostgreSQL writes it: {@code 42}, {@code t}, {@code 2026-03-01},
 * {@code 2026-03-01 12:00:00+00}, {@code \xcafe}, {@code {1,2}}, JSON as text. Null is null. Immutable.
 */
public final class Row {
    private final Map<String, Integer> places;
    private final int own;
    private final @Nullable String[] values;

    private Row(Map<String, Integer> places, int own, @Nullable String[] values) {
        this.places = places;
        this.own = own;
        this.values = values;
    }

    /** For a test: a row of these columns, each of which can be made. */
    public static Row of(Map<String, ? extends @Nullable String> values) {
        Map<String, Integer> places = new LinkedHashMap<>();
        @Nullable String[] all = new @Nullable String[values.size()];
        values.forEach((column, value) -> {
            all[places.size()] = value;
            places.put(column, places.size());
        });
        return new Row(places, 0, all);
    }

    /**
     * For whoever makes many of one shape; takes both over without a copy.
     *
     * @param places of each column in the values, from 0
     * @param own how many of them, the first, are the source's own; a transform makes the others
     */
    public static Row of(Map<String, Integer> places, int own, @Nullable String[] values) {
        return new Row(places, own, values);
    }

    /**
     * The value of a column.
     *
     * @return null where the row holds null
     * @throws IllegalArgumentException where there is no such column
     */
    public @Nullable String text(String column) {
        return values[place(column)];
    }

    /**
     * The same row with another value.
     *
     * @param column one that is made, which is null until then
     * @param value in a form that PostgreSQL reads as the column's type; null for null
     * @throws IllegalArgumentException where there is no such column, or it is the source's own
     */
    public Row with(String column, @Nullable String value) {
        int place = place(column);
        if (place < own) {
            throw new IllegalArgumentException("column " + column + " is not under `makes`");
        }
        @Nullable String[] changed = values.clone();
        changed[place] = value;
        return new Row(places, own, changed);
    }

    /** The value at a place, 0 or more, as in {@link #of(Map, int, String[])}. */
    public @Nullable String at(int place) {
        return values[place];
    }

    private int place(String column) {
        Integer place = places.get(column);
        if (place == null) {
            throw new IllegalArgumentException("there is no column " + column);
        }
        return place;
    }

    /** The names of its columns; never a value. */
    @Override
    public String toString() {
        return "row of " + places.keySet();
    }
}
