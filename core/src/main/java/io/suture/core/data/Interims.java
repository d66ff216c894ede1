// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Interims as SQL: a query a level, each of the rows of the one before it with a few columns more.
 *
 * <p>{@code OFFSET 0} keeps the planner from writing the levels into each other, by which a value would be computed wherever it is named
 * (PostgreSQL's {@code is_simple_subquery}); a column that nobody reads is left out all the same. As {@code LATERAL} the levels would be nested
 * loops, which PostgreSQL memoizes in vain: by a quarter slower.
 *
 * @param all in any order
 */
public record Interims(List<Interim> all) {
    private static final String CLOSED = " OFFSET 0";
    private static final String ROW = ") AS " + Derived.ROW;

    public Interims {
        all = List.copyOf(all);
    }

    /** The highest level; 0 where there is none. */
    public int level() {
        return all.stream().mapToInt(Interim::level).max().orElse(0);
    }

    /** {@code SELECT src.*} and what there is besides, up to the {@code FROM} of the source, which is called {@code src}. */
    public String select() {
        return IntStream.iterate(level(), level -> level > 1, level -> level - 1)
                        .mapToObj(level -> selected(level) + " FROM (")
                        .collect(joining())
                + selected(1);
    }

    private String selected(int level) {
        return Stream.concat(Stream.of("SELECT " + Derived.ROW + ".*"), at(level))
                .collect(joining(", "));
    }

    /** What closes it behind the last condition on the source. */
    public String end() {
        return level() == 0 ? "" : CLOSED + (ROW + CLOSED).repeat(level() - 1);
    }

    /** An expression that reads them, by itself: to be asked of one row after the other. */
    public String alone(String expression) {
        String rows = "";
        for (int level = 1; level <= level(); level++) {
            String before = rows;
            rows = "("
                    + Stream.concat(Stream.of("i.*").filter(i -> !before.isEmpty()), at(level))
                            .collect(joining(", ", "SELECT ", ""))
                    + (before.isEmpty() ? "" : " FROM " + before) + CLOSED + ") AS i";
        }
        return rows.isEmpty() ? expression : "(SELECT " + expression + " FROM " + rows + ")";
    }

    private Stream<String> at(int level) {
        return all.stream().filter(i -> i.level() == level).map(Interim::toString);
    }
}
