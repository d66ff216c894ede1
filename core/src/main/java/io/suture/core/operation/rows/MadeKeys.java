// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.rows;

import static java.util.stream.Collectors.joining;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Relation;
import io.suture.core.data.move.MadeRows;
import io.suture.core.plan.Trial;
import io.suture.core.problem.Problem;
import io.suture.core.sql.Identifier;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether keys of rows that are made are there once, by the catalog, and by the rows there are. */
record MadeKeys(Relation from, MadeRows made) {
    /** A value that one of them cannot hold is an error, never another value. */
    private static final Set<String> INTEGERS = Set.of("int2", "int4", "int8");

    private static final Set<String> TEXTS = Set.of("text", "varchar");

    /** Whether a row of the source makes one row, whose key has in it what tells rows of the source apart. */
    boolean areOnceByThemselves() {
        return made.target().each().isEmpty()
                && from.indexes().stream()
                        .filter(Index::provesUniqueness)
                        .map(Index::keyColumns)
                        .filter(columns -> columns.stream().allMatch(this::isNeverNull))
                        .flatMap(columns ->
                                made.carried(columns).filter(to -> staysApart(columns, made.into(), to)).stream())
                        .anyMatch(made.target().key()::containsAll);
    }

    /** Whether values of the source's columns that differ do so in the target's, too. */
    private boolean staysApart(List<Identifier> columns, Relation into, List<Identifier> to) {
        return IntStream.range(0, columns.size())
                .allMatch(i -> staysApart(
                        from.column(columns.get(i)).orElseThrow(),
                        into.column(to.get(i)).orElseThrow()));
    }

    private static boolean staysApart(Column from, Column to) {
        String before = from.typeName().name().value();
        String after = to.typeName().name().value();
        return from.collation().equals(to.collation())
                && (from.typeName().equals(to.typeName())
                        || Stream.of(INTEGERS, TEXTS).anyMatch(s -> s.contains(before) && s.contains(after)));
    }

    /** That none of them is there already. */
    Trial free() {
        String table = made.into().name().display();
        return Trial.of(
                "no row of " + table + " has the "
                        + Obstacles.names(made.target().key()) + " of one that is made",
                made.there(),
                Problem.user(
                        "DATA-KEY-TAKEN",
                        "rows for " + table + " have the same "
                                + Obstacles.names(made.target().key()) + " as one that is there already",
                        "they would be written over it, and nobody could tell any more whose it was",
                        "leave them out by `where`, or give them another key; or write `rows: shared` where they are one row"));
    }

    /** That no two rows have the same. */
    Trial once() {
        String table = made.into().name().display();
        return Trial.of(
                Obstacles.names(made.target().key()) + " tells the rows of " + table + " apart",
                "SELECT coalesce(sum(suture_n - 1), 0)::bigint, coalesce(sum(suture_n), 0)::bigint FROM (SELECT count(*) AS suture_n FROM ("
                        + made.made() + ") AS suture_made GROUP BY "
                        + made.target().key().stream()
                                .map(k -> "suture_made." + k)
                                .collect(joining(", "))
                        + ") AS suture_rows",
                Problem.user(
                        "DATA-KEY-TWICE",
                        "rows for " + table + " have the same "
                                + Obstacles.names(made.target().key()) + " as another one",
                        "only one of them could be there, and which one would be an accident",
                        "choose by `where`, for example the most recent; or write `rows: shared` where they are one row"));
    }

    private boolean isNeverNull(Identifier column) {
        return from.column(column).filter(Column::notNull).isPresent();
    }
}
