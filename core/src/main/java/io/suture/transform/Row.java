// SPDX-License-Identifier: Apache-2.0
package io.suture.transform;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of one row by the names of its columns, each as PostgreSQL writes it: {@code 42}, {@code t}, {@code 2026-03-01},
 * {@code 2026-03-01 12:00:00+00}, {@code \xcafe}, {@code {1,2}}, JSON as text. Null is null. Immutable.
 */
public final class Row {
    private static final byte[][] NOTHING_READ = {};

    private final Map<String, Integer> places;
    private final byte[] @Nullable [] read;
    private final @Nullable String[] made;

    private Row(Map<String, Integer> places, byte[] @Nullable [] read, @Nullable String[] made) {
        this.places = places;
        this.read = read;
        this.made = made;
    }

    /** For a test: a row of these columns, each of which can be made. */
    public static Row of(Map<String, ? extends @Nullable String> values) {
        Map<String, Integer> places = new LinkedHashMap<>();
        @Nullable String[] all = new @Nullable String[values.size()];
        values.forEach((column, value) -> {
            all[places.size()] = value;
            places.put(column, places.size());
        });
        return new Row(places, NOTHING_READ, all);
    }

    /**
     * For whoever reads many of one shape; what is asked for alone becomes text.
     *
     * @param places of each column, from 0: those of the source first, then those that a transform makes, which are null until then
     * @param read the values of the source's columns, in UTF-8; taken over without a copy
     */
    public static Row of(Map<String, Integer> places, byte[] @Nullable [] read) {
        return new Row(places, read, new @Nullable String[places.size() - read.length]);
    }

    /**
     * The value of a column.
     *
     * @return null where the row holds null
     * @throws IllegalArgumentException where there is no such column
     */
    public @Nullable String text(String column) {
        int place = place(column);
        if (place >= read.length) {
            return made[place - read.length];
        }
        byte[] value = read[place];
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
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
        if (place < read.length) {
            throw new IllegalArgumentException("column " + column + " is not under `makes`");
        }
        @Nullable String[] changed = made.clone();
        changed[place - read.length] = value;
        return new Row(places, read, changed);
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
