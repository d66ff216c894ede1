// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The definition of a column, in {@code CREATE TABLE} or {@code ADD COLUMN}, cut into what it is and what constrains it.
 *
 * @param head name, type, collation, as written
 * @param constraints in the order written
 */
public record ColumnText(String head, List<Part> constraints) {
    /**
     * A constraint (NOT NULL, DEFAULT, GENERATED, CHECK, REFERENCES … and, by themselves, DEFERRABLE, INITIALLY …).
     *
     * @param node the tree's {@code Constraint}
     * @param text as written, with its {@code CONSTRAINT name}
     */
    public record Part(Node node, String text) {}

    public ColumnText {
        constraints = List.copyOf(constraints);
    }

    /** @param column a {@code ColumnDef} of that statement's tree */
    public static ColumnText of(StatementText statement, Node column) {
        Span whole = statement.item(column.location().orElseThrow());
        List<Node> located = column.list("constraints").stream()
                .filter(c -> c.location().isPresent())
                .toList();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < located.size(); i++) {
            int start = located.get(i).location().orElseThrow();
            int end = i + 1 < located.size() ? located.get(i + 1).location().orElseThrow() : whole.end();
            parts.add(new Part(located.get(i), part(statement, start, end)));
        }
        OptionalInt first =
                located.isEmpty() ? OptionalInt.empty() : located.getFirst().location();
        return new ColumnText(part(statement, whole.start(), first.orElse(whole.end())), parts);
    }

    /** Up to the last token before the end, so that a comment between two constraints belongs to none. */
    private static String part(StatementText statement, int start, int end) {
        int last = statement.tokens().stream()
                .filter(t -> t.offset() >= start && t.end() <= end)
                .mapToInt(Token::end)
                .max()
                .orElse(start);
        return statement.text(new Span(start, last));
    }
}
