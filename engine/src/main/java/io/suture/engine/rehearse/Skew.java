// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.catalog.Column;
import io.suture.core.sql.Identifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the values of a table's columns are spread in the database that will be migrated: frequencies, never values.
 *
 * @param columns by name; a column without statistics is spread evenly
 */
public record Skew(Map<Identifier, Spread> columns) {
    static final Skew NONE = new Skew(Map.of());

    /**
     * What {@code pg_stats} says of a column.
     *
     * @param nulls share of rows, 0 to 1
     * @param distinct number of values, 0 where they are as many as rows
     * @param frequencies of the most common values, as shares of all rows, the most common first
     */
    record Spread(double nulls, long distinct, List<Double> frequencies) {
        Spread {
            frequencies = List.copyOf(frequencies);
        }
    }

    /** The value's SQL with another number for the row: as many numbers, and as often, as the column has values. */
    String apply(Column column, String value) {
        Spread spread = columns.get(column.name());
        return spread == null || spread.distinct() == 0 ? value : value.replace("n.i", number(spread, column));
    }

    private static String number(Spread spread, Column column) {
        String chance = chance(column, 7919);
        StringBuilder cases = new StringBuilder("(CASE");
        double sum = 0;
        int common = 0;
        for (double frequency : spread.frequencies()) {
            sum += frequency / Math.max(1e-9, 1 - spread.nulls());
            cases.append(" WHEN ")
                    .append(chance)
                    .append(" < ")
                    .append(sum)
                    .append(" THEN ")
                    .append(++common)
                    .append("::bigint");
        }
        long rest = Math.max(1, spread.distinct() - common);
        return common == 0
                ? "(1 + n.i % " + rest + ")"
                : cases + " ELSE " + (common + 1) + " + n.i % " + rest + " END)";
    }

    /** SQL that a value and END have to follow; empty where nothing is known. */
    Optional<String> nulls(Column column) {
        return Optional.ofNullable(columns.get(column.name()))
                .map(spread -> "CASE WHEN " + chance(column, 104729) + " < " + spread.nulls() + " THEN NULL ELSE ");
    }

    /** SQL for a share from 0 to 1, the same for the same row and column. */
    private static String chance(Column column, int prime) {
        return "(abs(hashint8(n.i * " + prime + " + " + GeneratedValue.place(column.name())
                + ")::bigint) / 2147483648.0)";
    }
}
