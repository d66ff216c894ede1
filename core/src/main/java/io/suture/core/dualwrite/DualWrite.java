// SPDX-License-Identifier: Apache-2.0
package io.suture.core.dualwrite;

import io.suture.core.outlook.SearchPath;
import io.suture.core.problem.Problem;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.RelationOid;
import io.suture.core.sql.TableName;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two shapes of the same values in one table, each computable from the other.
 *
 * <p>A row agrees when {@code new = up(old)}, or new is not all null and {@code old = down(new)}: with an expression that loses something
 * (lower, round) only one of them can hold after a write. While the new shape has no writers of its own, only the first counts.
 *
 * <p>Refused with {@code DUAL-CIRCLE} where an expression reads a column of its own side.
 *
 * @param olds the old shape, each with its down expression over the new one; 1 or more
 * @param news the new shape, each with its up expression over the old one; 1 or more
 * @param path where the author's expressions look names up
 */
public record DualWrite(
        TableName table, List<DerivedColumn> olds, List<DerivedColumn> news, SearchPath path, Writers writers)
        implements SideBySide {
    public DualWrite {
        olds = List.copyOf(olds);
        news = List.copyOf(news);
        if (olds.isEmpty() || news.isEmpty()) {
            throw new IllegalArgumentException("a side of " + table + " has no column");
        }
        refuseCircles(olds);
        refuseCircles(news);
    }

    @Override
    public TableName oldTable() {
        return table;
    }

    @Override
    public TableName newTable() {
        return table;
    }

    @Override
    public DualWrite with(Writers newWriters) {
        return new DualWrite(table, olds, news, path, newWriters);
    }

    @Override
    public DualWrite following(UnaryOperator<Identifier> names) {
        return new DualWrite(
                table,
                olds.stream().map(o -> o.renamed(names, n -> n)).toList(),
                news.stream().map(n -> n.renamed(o -> o, names)).toList(),
                path,
                Writers.NEW);
    }

    @Override
    public DualWriteTriggers triggers() {
        return DualWriteTriggers.of(this);
    }

    /** Condition in parentheses: this row needs the backfill, or repair. Never null; evaluates no expression it does not need. */
    public String disagrees(Identifier row) {
        return "(CASE WHEN " + all(news, row) + " THEN false"
                + (writers == Writers.OLD ? "" : " WHEN " + given(row) + " AND " + all(olds, row) + " THEN false")
                + " ELSE true END)";
    }

    /** A row that is not filled yet says nothing by its new side, whatever a down expression makes of null. */
    private String given(Identifier row) {
        return news.stream()
                .map(n -> row + "." + n.name() + " IS NOT NULL")
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    @Override
    public String pending() {
        Identifier row = Identifier.of("t");
        return "SELECT count(*) FROM " + table + " AS " + row + " WHERE " + disagrees(row);
    }

    @Override
    public String claim() {
        return "every row of " + table.display() + " says the same in " + DerivedColumn.names(olds) + " and "
                + DerivedColumn.names(news);
    }

    @Override
    public String untold(DerivedColumn old) {
        String none = news.stream().map(n -> n.name() + " IS NULL").collect(Collectors.joining(" AND "));
        return "SELECT count(*) FROM " + table + " WHERE " + old.name() + " IS NULL AND NOT (" + none + ")";
    }

    @Override
    public String fillBack(TableName leaf) {
        return mirrored().fill(leaf);
    }

    @Override
    public List<String> besides(TableName leaf) {
        return List.of();
    }

    @Override
    public String fill(TableName leaf) {
        Identifier row = Identifier.of("t");
        String values =
                news.stream().map(n -> n.name() + " = " + n.from().of(row)).collect(Collectors.joining(", "));
        return "UPDATE ONLY " + leaf + " AS " + row + " SET " + values + " WHERE " + disagrees(row);
    }

    /**
     * Query: one row with the number of rows that do not come back as they were, and of those that were looked at.
     *
     * @param rows to be looked at, at most
     */
    public String roundTrip(int rows) {
        Identifier there = Identifier.of("t");
        Identifier back = Identifier.of("u");
        String from = olds.stream().map(o -> there + "." + o.name()).collect(Collectors.joining(", "));
        String to = news.stream()
                .map(n -> "CAST(" + n.from().of(there) + " AS " + n.type() + ") AS " + n.name())
                .collect(Collectors.joining(", "));
        String percent = "(SELECT least(100, 200.0 * " + rows + " / greatest(1, sum(c.reltuples)))"
                + " FROM pg_catalog.pg_class AS c WHERE c.oid = " + RelationOid.of(table) + ")";
        return "SELECT count(*) FILTER (WHERE NOT (" + all(olds, back) + ")), count(*) FROM (SELECT " + from + ", " + to
                + " FROM " + table + " AS " + there + " TABLESAMPLE SYSTEM (" + percent + ") LIMIT " + rows + ") AS "
                + back;
    }

    /** Both sides with their places changed: what fills the old one from the new one. */
    private DualWrite mirrored() {
        Writers other = switch (writers) {
            case OLD -> Writers.NEW;
            case NEW -> Writers.OLD;
            case BOTH -> Writers.BOTH;
        };
        return new DualWrite(table, /* olds= */ news, /* news= */ olds, path, other);
    }

    private static String all(List<DerivedColumn> side, Identifier row) {
        return side.stream().map(c -> c.agrees(row)).collect(Collectors.joining(" AND "));
    }

    private static void refuseCircles(List<DerivedColumn> side) {
        Predicate<Identifier> own = side.stream().map(DerivedColumn::name).collect(Collectors.toSet())::contains;
        Stream<Identifier> read = side.stream().map(c -> c.from().columns()).flatMap(Collection::stream);
        read.filter(own).findFirst().ifPresent(column -> {
            throw Problem.user(
                            "DUAL-CIRCLE",
                            "an expression for \"" + column.value() + "\"'s side reads that column itself",
                            "each side must be computable from the other one",
                            "write it over the columns of the other side")
                    .asException();
        });
    }
}
