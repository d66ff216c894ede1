// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.merge;

import io.suture.core.problem.Problem;
import io.suture.core.sql.Identifier;
import io.suture.core.typed.SqlExpression;

/** Of which rows of a group a column of the survivor is. */
sealed interface FieldRule {
    /**
     * A query of one value.
     *
     * @param rows behind FROM, with a condition that more can be added to by AND; a row is called {@code src}
     * @param order in which the survivor is the first
     */
    String query(Identifier column, String rows, String order);

    /** @throws io.suture.core.problem.SutureException {@code DATA-SURVIVOR}, {@code OPERATION-EXPRESSION} */
    static FieldRule parse(String text) {
        String words = text.strip();
        String lower = words.toLowerCase(java.util.Locale.ROOT);
        return switch (lower) {
            case "first" -> new First("");
            case "longest" -> new First("pg_catalog.length(CAST(src.%s AS text)) DESC, ");
            case "max", "min" -> new Computed(lower + "(src.%s)");
            default ->
                lower.startsWith("newest by ")
                        ? new First("src." + Identifier.of(words.substring(10).strip()) + " DESC NULLS LAST, ")
                        : aggregate(words);
        };
    }

    private static FieldRule aggregate(String words) {
        if (!words.contains("(")) {
            throw Problem.user(
                            "DATA-SURVIVOR",
                            "`" + words + "` does not say of which row a column is",
                            "a group has several rows, and the one that stays has one value",
                            "write first, longest, max, min, `newest by COLUMN`, or an aggregate such as sum(src.visits)")
                    .asException();
        }
        return new Computed(new SqlExpression(words).toString().replace("%", "%%"));
    }

    /**
     * The value of the first row that has one.
     *
     * @param before the order that comes first; {@code %s} is the column
     */
    record First(String before) implements FieldRule {
        @Override
        public String query(Identifier column, String rows, String order) {
            return "SELECT src." + column + " FROM " + rows + " AND src." + column + " IS NOT NULL ORDER BY "
                    + before.replace("%s", column.toString()) + order + " LIMIT 1";
        }
    }

    /**
     * An aggregate of all rows.
     *
     * @param aggregate {@code %s} is the column
     */
    record Computed(String aggregate) implements FieldRule {
        @Override
        public String query(Identifier column, String rows, String order) {
            return "SELECT " + aggregate.formatted(column) + " FROM " + rows;
        }
    }
}
