// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import io.suture.core.catalog.Relation;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What the copy of a table has otherwise than the table.
 *
 * @param before the table as it is
 * @param after the table as it will be, of the same name: the copy gets these types, indexes, constraints, storage and partition key
 * @param using SQL over the original's columns, of columns whose values an assignment cast does not convert
 * @param shape statements that give an empty copy of that name what {@code CREATE TABLE (LIKE …)} does not; two reshapings of one table
 *     differ in them
 * @param reading whether these look at the rows of the table
 */
public record Reshaping(
        Relation before,
        Relation after,
        Map<Identifier, String> using,
        Function<TableName, List<String>> shape,
        boolean reading) {
    public Reshaping {
        using = Map.copyOf(using);
    }

    /** By an {@code ALTER TABLE} that changes columns alone. */
    public static Reshaping altered(
            Relation before, Relation after, Map<Identifier, String> using, List<String> subcommands) {
        return new Reshaping(
                before,
                before.withColumns(after.columns()),
                using,
                copy -> List.of("ALTER TABLE " + copy + " " + String.join(", ", subcommands)),
                false);
    }

    /** Into a copy that {@code LIKE} gives all it needs. */
    public static Reshaping plain(Relation before, Relation after) {
        return new Reshaping(before, after, Map.of(), copy -> List.of(), false);
    }

    TableName table() {
        return before.name();
    }
}
