// SPDX-License-Identifier: Apache-2.0
package io.suture.core.dualwrite;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Two shapes of the same values, kept equal while both are in use: in one table ({@link DualWrite}), or in two ({@link CrossWrite}). One
 * definition serves the triggers, the backfill, the pending count and the comparison of the gate.
 */
public sealed interface SideBySide permits DualWrite, CrossWrite {
    /** Where the old shape is. */
    TableName oldTable();

    /** Where the new one is; may be the same. */
    TableName newTable();

    /** The old shape, each column with how it is computed from the new one; 1 or more. */
    List<DerivedColumn> olds();

    /** The new shape, each column with how it is computed from the old one; 1 or more. */
    List<DerivedColumn> news();

    /** The same with other people writing. */
    SideBySide with(Writers newWriters);

    /** The same with the old side's columns under other names, where they follow what is written to the new one. */
    SideBySide following(UnaryOperator<Identifier> names);

    /** What keeps rows equal as they are written. */
    SideTriggers triggers();

    /** Query: one row with the number of rows that disagree. Reads every row of {@link #tables}, under ACCESS SHARE. */
    String pending();

    /** What an answer of 0 of {@link #pending} proves, a clause. */
    String claim();

    /** Query: one row with the number of rows whose new side says something that this column of the old side does not. */
    String untold(DerivedColumn old);

    /**
     * Statement: gives rows that disagree their new shape. Rows that agree are not touched, so it can be repeated, and never overwrites a
     * client. Ends with a condition to which a range can be added with AND.
     *
     * @param leaf {@link #filledAlong}, or one of its partitions
     */
    String fill(TableName leaf);

    /** What follows the range of a {@link #fill}; often nothing. */
    default String fillEnding() {
        return "";
    }

    /** The table whose blocks a fill goes along: the one it writes, or the one it copies from. */
    default TableName filledAlong() {
        return newTable();
    }

    /** The same the other way round, for a leaf of the old table, where the old shape follows the new one. */
    String fillBack(TableName leaf);

    /** Statements that lock what its triggers do while this leaf is filled. */
    List<String> besides(TableName leaf);

    /** The tables, each once. */
    default List<TableName> tables() {
        return Stream.of(oldTable(), newTable()).distinct().toList();
    }
}
