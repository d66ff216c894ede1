// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import static java.util.stream.Collectors.joining;

import io.suture.core.digest.RowHash;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rows on their way from the table into its copy.
 *
 * @param divided whether the table has partitions, which hold its rows
 * @param columns all that are not computed by the copy itself, in order
 * @param key columns that tell rows apart, none of them null; each converted from itself alone
 * @param identity whether a column of the copy would number rows by itself
 */
record CopiedRows(
        CopyNames names, boolean divided, List<CopiedColumn> columns, List<CopiedColumn> key, boolean identity) {
    CopiedRows {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /** All rows; ends with a condition to which a range of blocks can be added. */
    String fill() {
        return insert() + " FROM " + source() + " WHERE true";
    }

    /**
     * Rows that the fill has met twice go from the copy, before a key is asked of it: what was moved by an update meanwhile is noted, and comes again
     * with {@link #catchUp}. Reads the copy once.
     */
    String withoutNoted() {
        return "DELETE FROM " + names.copy() + " AS suture_copy USING " + noted().distinct() + " WHERE "
                + matches(i -> "suture_copy." + key.get(i).name(), this::converted);
    }

    /**
     * All but one of each key go. Only a fill that has begun anew leaves them, of a table that was written into another file meanwhile; which of them
     * stays is all one: they are the same, or noted. Sorts the copy.
     */
    String once() {
        String columns = key.stream().map(k -> k.name().toString()).collect(joining(", "));
        return "DELETE FROM " + names.copy()
                + " AS suture_copy USING (SELECT tableoid, ctid, row_number() OVER (PARTITION BY "
                + columns + ") AS suture_times FROM " + names.copy()
                + ") AS suture_each WHERE suture_times > 1 AND suture_copy.tableoid = suture_each.tableoid"
                + " AND suture_copy.ctid = suture_each.ctid";
    }

    /** Where the keys of rows that change are noted. */
    NotedKeys noted() {
        return new NotedKeys(
                names.table(), names.log(), key.stream().map(CopiedColumn::name).toList());
    }

    /**
     * Copies again what is noted, all of it, to be run in one transaction that sees one snapshot, or under a lock that keeps writers out. By key: a plan
     * that reads the whole table would not do under the lock.
     */
    List<String> catchUp() {
        NotedKeys noted = noted();
        return Stream.concat(
                        NotedKeys.byKey().stream(),
                        Stream.of(
                                "DELETE FROM " + names.copy() + " WHERE " + noted.emptied(),
                                withoutNoted(),
                                insert() + " FROM " + source() + " JOIN " + noted.distinct() + " ON "
                                        + matches(
                                                i -> names.table().name() + "."
                                                        + key.get(i).name(),
                                                NotedKeys::noted),
                                noted.forget()))
                .toList();
    }

    /** Condition: number and content of all rows are the same on both sides. Reads both tables, under ACCESS SHARE. */
    String equal() {
        return "(SELECT " + digest(CopiedColumn::converted) + " FROM " + source() + ") IS NOT DISTINCT FROM (SELECT "
                + digest(c -> c.name().toString()) + " FROM " + names.copy() + ")";
    }

    /** No heir can come between: what has heirs is not copied. */
    private String source() {
        return (divided ? "" : "ONLY ") + names.table();
    }

    private String insert() {
        String into = columns.stream().map(c -> c.name().toString()).collect(joining(", "));
        String values = columns.stream().map(CopiedColumn::expression).collect(joining(", "));
        return "INSERT INTO " + names.copy() + " (" + into + ")" + (identity ? " OVERRIDING SYSTEM VALUE" : "")
                + " SELECT " + values;
    }

    /** Independent of the order of rows: hashes are added up. */
    private String digest(Function<CopiedColumn, String> value) {
        return "ROW(count(*), sum(" + RowHash.of(columns.stream().map(c -> new RowHash.Value(value.apply(c), c.type())))
                + "))";
    }

    private String converted(int place) {
        CopiedColumn column = key.get(place);
        return "CAST(" + NotedKeys.noted(place) + " AS " + column.type() + ")";
    }

    private String matches(IntFunction<String> one, IntFunction<String> other) {
        return IntStream.range(0, key.size())
                .mapToObj(i -> one.apply(i) + " = " + other.apply(i))
                .collect(joining(" AND "));
    }
}
