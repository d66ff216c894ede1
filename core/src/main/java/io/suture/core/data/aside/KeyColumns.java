// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.aside;

import static java.util.stream.Collectors.joining;

import io.suture.core.sql.Identifier;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Columns that tell rows apart, as SQL over rows that have them. */
public record KeyColumns(List<Identifier> columns) {
    public KeyColumns {
        columns = List.copyOf(columns);
    }

    /** {@code a.x, a.y}. */
    public String of(String row) {
        return list(c -> row + "." + c);
    }

    /** Condition: both rows have the same; true of no columns. */
    public String same(String one, String other) {
        return same(one, other, this);
    }

    /** The same where the other row calls them otherwise. */
    public String same(String one, String other, KeyColumns there) {
        return columns.isEmpty()
                ? "true"
                : IntStream.range(0, columns.size())
                        .mapToObj(i -> one + "." + columns.get(i) + " = " + other + "." + there.columns.get(i))
                        .collect(joining(" AND "));
    }

    /** Behind SET: they become what the row says, which calls them otherwise. */
    public String set(String row, KeyColumns there) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i) + " = " + row + "." + there.columns.get(i))
                .collect(joining(", "));
    }

    /** Their values of one row, as one text. */
    public String text(String row) {
        return "CAST(ROW(" + of(row) + ") AS text)";
    }

    /** Condition: none of them is null. */
    public String given(String row) {
        return columns.stream().map(c -> row + "." + c + " IS NOT NULL").collect(joining(" AND "));
    }

    /** The same number of columns, called {@code PREFIX_1}, {@code PREFIX_2} … */
    public KeyColumns numbered(String prefix) {
        return new KeyColumns(IntStream.rangeClosed(1, columns.size())
                .mapToObj(i -> Identifier.of(prefix + "_" + i))
                .toList());
    }

    /** Those that are not among the others. */
    public KeyColumns without(KeyColumns others) {
        return new KeyColumns(
                columns.stream().filter(c -> !others.columns.contains(c)).toList());
    }

    private String list(Function<Identifier, String> each) {
        return columns.stream().map(each).collect(joining(", "));
    }

    @Override
    public String toString() {
        return list(Identifier::toString);
    }

    /** For people. */
    public String words() {
        return list(Identifier::value);
    }
}
