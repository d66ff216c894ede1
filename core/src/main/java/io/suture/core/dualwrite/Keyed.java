// SPDX-License-Identifier: Apache-2.0
package io.suture.core.dualwrite;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A shape that lies in a table of its own, with the key by which its rows and those of the other shape find each other.
 *
 * @param key unique and not null, of types of PostgreSQL's own; 1 column or more
 * @param columns each with how it is computed from the other shape; 1 or more
 */
public record Keyed(TableName table, List<Identifier> key, List<DerivedColumn> columns) {
    public Keyed {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
        if (key.isEmpty() || columns.isEmpty()) {
            throw new IllegalArgumentException("a side of " + table + " has no key or no column");
        }
    }

    Keyed renamed(UnaryOperator<Identifier> own, UnaryOperator<Identifier> others) {
        return new Keyed(
                table, key, columns.stream().map(c -> c.renamed(own, others)).toList());
    }

    /** Condition: this row of it and that row of the other one are about the same. */
    String meets(Identifier row, Keyed other, Identifier otherRow) {
        return IntStream.range(0, key.size())
                .mapToObj(i -> row + "." + key.get(i) + " OPERATOR(pg_catalog.=) " + otherRow + "."
                        + other.key().get(i))
                .collect(Collectors.joining(" AND "));
    }

    /** Condition, null-safe: the key of these two rows of it is the same. */
    String sameKey(Identifier row, Identifier other) {
        return key.stream()
                .map(k -> DerivedColumn.same(row + "." + k, other + "." + k))
                .collect(Collectors.joining(" AND "));
    }

    /** Condition, null-safe: these two rows of it hold the same. */
    String unchanged(Identifier row, Identifier other) {
        return columns.stream().map(c -> c.unchanged(row, other)).collect(Collectors.joining(" AND "));
    }

    /** Condition, null-safe: this row holds what that row of the other shape says. */
    String agrees(Identifier row, Identifier other) {
        return columns.stream().map(c -> c.agrees(row, other)).collect(Collectors.joining(" AND "));
    }

    /** Condition: the row holds nothing. */
    String empty(Identifier row) {
        return columns.stream().map(c -> row + "." + c.name() + " IS NULL").collect(Collectors.joining(" AND "));
    }

    /** What a SET gives it from a row of the other shape. */
    String values(Identifier other) {
        return columns.stream().map(c -> c.name() + " = " + c.from().of(other)).collect(Collectors.joining(", "));
    }

    /** What a SET takes it away with. */
    String nothing() {
        return columns.stream().map(c -> c.name() + " = NULL").collect(Collectors.joining(", "));
    }

    /** What a SET leaves it as it is with. */
    String itself(Identifier row) {
        return columns.stream()
                .map(c -> c.name() + " = " + row + "." + c.name())
                .collect(Collectors.joining(", "));
    }
}
