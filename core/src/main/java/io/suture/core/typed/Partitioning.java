// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import io.suture.core.sql.Node;
import io.suture.core.sql.StatementText;
import java.util.List;
import java.util.Optional;

/** How the rows of a new table are divided. {@link #toString()} is SQL. */
public record Partitioning(
        @Doc("by what") Strategy by,

        @Doc(value = "columns, or expressions in parentheses", required = true)
        List<IndexElement> columns) {
    /** How a row finds its partition. */
    public enum Strategy {
        RANGE,
        LIST,
        HASH
    }

    public Partitioning {
        columns = List.copyOf(columns);
    }

    /** @param text of a whole CREATE TABLE */
    public static Optional<Partitioning> of(StatementText text, Node table) {
        return table.field("partspec")
                .map(spec -> new Partitioning(
                        Strategy.valueOf(spec.text("strategy").replace("PARTITION_STRATEGY_", "")),
                        IndexElement.of(StatementText.of(
                                Slices.after(text.source(), "partition", "by").orElseThrow()))));
    }

    @Override
    public String toString() {
        return Words.of("PARTITION BY", by, Words.inParentheses(columns));
    }
}
