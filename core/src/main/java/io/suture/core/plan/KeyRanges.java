// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import static java.util.stream.Collectors.joining;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Ranges of a key in the place of ranges of blocks, for rows that lie in no blocks: those of a query. A table has so many bounds, which count as blocks: behind
 * each bound there are some {@link #ROWS} rows, the bound of the first range is the first one, and what is above the last one came later.
 *
 * @param of the table by whose name people know the rows
 * @param bounds the table, with {@code suture_place} (1, 2, 3 …) and a column for each of the key
 * @param key columns of the query, none of them ever null, in an order that {@code >} knows
 * @param rows behind FROM, called {@code src}; a condition can follow with AND
 */
public record KeyRanges(TableName of, TableName bounds, List<Identifier> key, String rows) {
    /** Different keys between two bounds: so few that ranges can become longer and shorter. */
    public static final int ROWS = 100;

    public KeyRanges {
        key = List.copyOf(key);
    }

    /** Makes the bounds. Sorts all keys there are, in one statement. */
    public List<String> create() {
        String names = names(key.stream().map(Identifier::toString));
        String bounds = "SELECT row_number() OVER (ORDER BY suture_number) AS suture_place, "
                + IntStream.range(0, key.size())
                        .mapToObj(i -> key.get(i) + " AS " + column(i))
                        .collect(joining(", "))
                + " FROM (SELECT " + names + ", row_number() OVER (ORDER BY " + names
                + ") AS suture_number, count(*) OVER () AS suture_count FROM (SELECT DISTINCT "
                + names(key.stream().map(k -> "src." + k)) + " FROM " + rows
                + ") AS suture_keys) AS suture_numbered WHERE suture_number % " + ROWS
                + " = 0 OR suture_number = suture_count";
        return List.of(
                "CREATE TABLE " + this.bounds + " AS " + bounds,
                "ALTER TABLE " + this.bounds + " ADD PRIMARY KEY (suture_place)");
    }

    /** A query of one number: how many bounds there are. */
    public String count() {
        return "SELECT count(*) FROM " + bounds;
    }

    /**
     * What a transaction that goes through a range is told: rows of neighbouring keys lie beside each other, so that indexes are worth more than reading a
     * joined table whole for each range. Ten times as fast with two tables of a million rows.
     */
    List<Setting> settings() {
        return List.of(new Setting("random_page_cost", "1.1"));
    }

    /** A condition more on {@code src}: what is behind one bound, up to another; 0 stands before the first one. */
    String between(long from, long until) {
        return between(RowPlace.firstOf(from), RowPlace.firstOf(until));
    }

    /**
     * A condition more on {@code src}: from one place to another, the second one not among them. The item of a place is a key's number behind the bound that
     * stands in the place of its block; the first is 1. Reads the keys between two bounds in the order they have now.
     */
    String between(RowPlace from, RowPlace until) {
        String above = key.size() == 1 ? condition(" > ", from, 1) : both(" > ", " >= ", from);
        String below = key.size() == 1 ? condition(" <= ", until, 1) : both(" <= ", " <= ", until);
        return (from.number() <= 1 ? "" : above) + below;
    }

    /** A query of the rows in a place: several may have one key. */
    public String look(RowPlace place) {
        return "SELECT * FROM (SELECT dense_rank() OVER (ORDER BY "
                + names(key.stream().map(k -> "src." + k))
                + ") AS suture_number, src.* FROM " + rows + between(place.block(), place.block() + 1)
                + ") AS suture_rows WHERE suture_number = " + place.item();
    }

    /** Of the first column alone, too: how many rows that leaves the planner can tell. */
    private String both(String all, String first, RowPlace place) {
        return condition(all, place, key.size()) + condition(first, place, 1);
    }

    private String condition(String compared, RowPlace place, int columns) {
        return " AND (" + names(key.stream().limit(columns).map(k -> "src." + k)) + ")" + compared
                + (place.item() <= 1 ? bound(place.block(), columns) : before(place, columns));
    }

    /** The key before that one, or the last one before the next bound. */
    private String before(RowPlace place, int columns) {
        return "(SELECT " + names(columns(columns)) + " FROM (SELECT DISTINCT "
                + names(IntStream.range(0, key.size()).mapToObj(i -> "src." + key.get(i) + " AS " + column(i)))
                + " FROM " + rows + between(place.block(), place.block() + 1) + " ORDER BY "
                + names(columns(key.size())) + " LIMIT " + (place.item() - 1) + ") AS suture_keys ORDER BY "
                + names(columns(key.size()).map(c -> c + " DESC")) + " LIMIT 1)";
    }

    /** Of that place, or the last one. */
    private String bound(long place, int columns) {
        return "(SELECT " + names(columns(columns)) + " FROM " + bounds + " WHERE suture_place <= " + place
                + " ORDER BY suture_place DESC LIMIT 1)";
    }

    private static String names(Stream<String> each) {
        return each.collect(joining(", "));
    }

    private static Stream<String> columns(int first) {
        return IntStream.range(0, first).mapToObj(KeyRanges::column);
    }

    private static String column(int place) {
        return "suture_key_" + (place + 1);
    }
}
