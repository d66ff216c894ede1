// SPDX-License-Identifier: Apache-2.0
package io.suture.core.dualwrite;

import static java.util.stream.Collectors.joining;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Two shapes of the same values in two tables, whose rows find each other by a key: each row of the new table belongs to one of the old.
 *
 * <p>They agree when a row of the old table and that of the new one hold the same, or there is none of the new one and the old one holds
 * nothing. The values go over as they are, so that nothing can be lost in between.
 *
 * @param old the old shape; its key is what the new table's points to
 * @param fresh the new shape
 * @param rows where those of the new table come from
 */
public record CrossWrite(Keyed old, Keyed fresh, Rows rows, Writers writers) implements SideBySide {
    /** Where the rows of the new table come from. */
    public enum Rows {
        /** Applications insert them; a value waits until there is one. */
        FOUND,
        /** They are made as soon as the old shape has something to say. */
        MADE
    }

    static final Identifier OLD_ROW = Identifier.of("s");
    static final Identifier NEW_ROW = Identifier.of("t");

    @Override
    public TableName oldTable() {
        return old.table();
    }

    @Override
    public TableName newTable() {
        return fresh.table();
    }

    @Override
    public List<DerivedColumn> olds() {
        return old.columns();
    }

    @Override
    public List<DerivedColumn> news() {
        return fresh.columns();
    }

    @Override
    public CrossWrite with(Writers newWriters) {
        return new CrossWrite(old, fresh, rows, newWriters);
    }

    @Override
    public CrossWrite following(UnaryOperator<Identifier> names) {
        return new CrossWrite(old.renamed(names, n -> n), fresh.renamed(n -> n, names), rows, Writers.NEW);
    }

    @Override
    public CrossTriggers triggers() {
        return new CrossTriggers(this);
    }

    @Override
    public String pending() {
        return "SELECT count(*) FROM " + pairs() + " WHERE CASE WHEN " + alone() + " THEN NOT (" + old.empty(OLD_ROW)
                + ") ELSE NOT (" + fresh.agrees(NEW_ROW, OLD_ROW) + ") END";
    }

    /** Query: one row with the number of rows that hold something for which there is no row in the new table, and of all that do. */
    public String homeless() {
        return "SELECT count(*) FILTER (WHERE " + alone() + "), count(*) FROM " + pairs() + " WHERE NOT ("
                + old.empty(OLD_ROW) + ")";
    }

    @Override
    public String claim() {
        return "every row of " + oldTable().display() + " says in " + DerivedColumn.names(olds()) + " what its row of "
                + newTable().display() + " says in " + DerivedColumn.names(news());
    }

    @Override
    public String untold(DerivedColumn column) {
        return "SELECT count(*) FROM " + pairs() + " WHERE " + OLD_ROW + "." + column.name() + " IS NULL AND ("
                + column.from().of(NEW_ROW) + ") IS NOT NULL";
    }

    @Override
    public TableName filledAlong() {
        return switch (rows) {
            case FOUND -> newTable();
            case MADE -> oldTable();
        };
    }

    /** Makes the rows that are missing, or touches those that hold nothing and could: the triggers fill what is written. */
    @Override
    public String fill(TableName leaf) {
        return switch (rows) {
            case FOUND -> touch(leaf, fresh, NEW_ROW, old, OLD_ROW);
            case MADE ->
                make("ONLY " + leaf) + " AND (SELECT true FROM " + newTable() + " AS " + NEW_ROW + " WHERE "
                        + fresh.meets(NEW_ROW, old, OLD_ROW) + ") IS NULL";
        };
    }

    /** What is read is locked: else it could be changed, and come back as it was. */
    @Override
    public String fillEnding() {
        return switch (rows) {
            case FOUND -> "";
            case MADE -> " FOR NO KEY UPDATE ON CONFLICT (" + names(fresh.key().stream()) + ") DO NOTHING";
        };
    }

    /** Statement: rows of the new table for those of the old one that say something; ends with a condition on {@link #OLD_ROW}. */
    String make(String from) {
        String values = Stream.concat(
                        old.key().stream().map(k -> OLD_ROW + "." + k),
                        news().stream().map(c -> c.from().of(OLD_ROW)))
                .collect(joining(", "));
        return "INSERT INTO " + newTable() + " ("
                + names(Stream.concat(fresh.key().stream(), news().stream().map(DerivedColumn::name))) + ") SELECT "
                + values + " FROM " + from + " AS " + OLD_ROW + " WHERE NOT (" + old.empty(OLD_ROW) + ")";
    }

    private static String names(Stream<Identifier> columns) {
        return columns.map(Identifier::toString).collect(joining(", "));
    }

    @Override
    public String fillBack(TableName leaf) {
        return touch(leaf, old, OLD_ROW, fresh, NEW_ROW);
    }

    @Override
    public List<String> besides(TableName leaf) {
        return Stream.of(old, fresh)
                .filter(side -> rows == Rows.MADE || !side.table().equals(leaf))
                .map(side -> "UPDATE " + side.table() + " AS " + NEW_ROW + " SET " + side.itself(NEW_ROW))
                .toList();
    }

    /** The other row is looked up one by one: a join would read the whole table for every range. */
    private static String touch(TableName leaf, Keyed side, Identifier row, Keyed other, Identifier otherRow) {
        return "UPDATE ONLY " + leaf + " AS " + row + " SET " + side.itself(row) + " WHERE " + side.empty(row)
                + " AND (SELECT NOT (" + other.empty(otherRow) + ") FROM " + other.table() + " AS " + otherRow
                + " WHERE " + other.meets(otherRow, side, row) + ")";
    }

    private String pairs() {
        return oldTable() + " AS " + OLD_ROW + " LEFT JOIN " + newTable() + " AS " + NEW_ROW + " ON "
                + fresh.meets(NEW_ROW, old, OLD_ROW);
    }

    private String alone() {
        return NEW_ROW + "." + fresh.key().getFirst() + " IS NULL";
    }
}
