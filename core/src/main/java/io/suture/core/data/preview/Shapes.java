// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.preview;

import static java.util.stream.Collectors.joining;

import io.suture.core.plan.Preview;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How the values of a sample of rows look now and would look then: the commonest pairs of shapes of each column, with the number of rows.
 *
 * @param columns 1 or more
 * @param rows behind FROM: those that would be written
 */
public record Shapes(List<Seen> columns, String rows) {
    /** Pairs a column. */
    private static final int MOST = 5;

    /**
     * A column that would be written.
     *
     * @param before what it is made of, or was; empty where that is not one value
     */
    public record Seen(Identifier column, Optional<Value> before, Value after) {}

    /** An expression and its type, as PostgreSQL calls it. */
    public record Value(String expression, String type) {
        private String masked() {
            return Mask.of(expression, type);
        }
    }

    public Shapes {
        columns = List.copyOf(columns);
    }

    /** As {@link Preview#shapes}; stops reading once it has the sample. Nothing where there is no column. */
    public Optional<String> query() {
        return columns.isEmpty() ? Optional.empty() : Optional.of(text());
    }

    private String text() {
        List<String> masks = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Seen seen = columns.get(i);
            masks.add(seen.before().map(Value::masked).orElse("CAST(NULL AS text)") + " AS was_" + i);
            masks.add(seen.after().masked() + " AS becomes_" + i);
        }
        String each = IntStream.range(0, columns.size())
                .mapToObj(i -> "(" + i + ", "
                        + SqlLiteral.quote(columns.get(i).column().value()) + ", suture_sample.was_" + i
                        + ", suture_sample.becomes_" + i + ")")
                .collect(joining(", "));
        return "SELECT r.name, r.was, r.becomes, r.n FROM (SELECT s.place, s.name, s.was, s.becomes, count(*) AS n,"
                + " row_number() OVER (PARTITION BY s.place ORDER BY count(*) DESC, s.was, s.becomes) AS rank FROM (SELECT "
                + String.join(", ", masks) + " FROM " + rows + " LIMIT " + Preview.SAMPLE
                + ") AS suture_sample CROSS JOIN LATERAL (VALUES " + each
                + ") AS s (place, name, was, becomes) GROUP BY s.place, s.name, s.was, s.becomes) AS r WHERE r.rank <= "
                + MOST + " ORDER BY r.place, r.rank";
    }
}
