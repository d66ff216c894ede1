// SPDX-License-Identifier: Apache-2.0
package io.suture.core.dualwrite;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Two shapes of the same values in two tables, whose rows find each other by a key: each row of the new table belongs to one of the old.
 *
 * <p>They agree when a row of the old table and that of the new one hold the same, or there is none of the new one and the old one holds
 * nothing. The values go over as they are, so that nothing can be lost in between.
 *
 * @param old the old shape; its key is what the new table's points to
 * @param fresh the new shape
 */
public record CrossWrite(Keyed old, Keyed fresh, Writers writers) implements SideBySide {
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
        return new CrossWrite(old, fresh, newWriters);
    }

    @Override
    public CrossWrite following(UnaryOperator<Identifier> names) {
        return new CrossWrite(old.renamed(names, n -> n), fresh.renamed(n -> n, names), Writers.NEW);
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
        return "SELECT count(*) FROM " + pairs() + " WHERE " + OLD_ROW + "." + column.name() + " IS NULL AND NOT ("
                + fresh.empty(NEW_ROW) + ")";
    }

    /** Touches the rows that hold nothing and could: the triggers fill what is written. */
    @Override
    public String fill(TableName leaf) {
        return touch(leaf, fresh, NEW_ROW, old, OLD_ROW);
    }

    @Override
    public String fillBack(TableName leaf) {
        return touch(leaf, old, OLD_ROW, fresh, NEW_ROW);
    }

    @Override
    public List<String> besides(TableName leaf) {
        Keyed other = leaf.equals(oldTable()) ? fresh : old;
        return List.of("UPDATE " + other.table() + " AS " + NEW_ROW + " SET " + other.itself(NEW_ROW));
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
