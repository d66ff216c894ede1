// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.merge;

import io.suture.core.catalog.Relation;
import io.suture.core.data.aside.KeyColumns;
import io.suture.core.sql.Identifier;
import io.suture.core.typed.SqlExpression;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows of one group, said in the function that merges them: its arguments are what they have in common, {@code suture_all} is the keys of those that are
 * locked, {@code suture_kept} the row that stays.
 */
public record Group(Relation table, Duplicates wish, Optional<SqlExpression> where) {
    static final String ALL = "suture_all";
    static final String KEPT = "suture_kept";

    KeyColumns key() {
        return new KeyColumns(table.primaryKey().orElseThrow().columns());
    }

    KeyColumns by() {
        return new KeyColumns(wish.by());
    }

    /** Behind FROM: rows that can be duplicates, called {@code src}. */
    String asked() {
        return "ONLY " + table.name() + " AS src WHERE "
                + where.map(SqlExpression::inParentheses).orElse("true");
    }

    /** Behind FROM: those of the group, locked or not. */
    String rows() {
        String same = IntStream.range(0, wish.by().size())
                .mapToObj(i -> "src." + wish.by().get(i) + " = $" + (i + 1))
                .collect(Collectors.joining(" AND "));
        return asked() + " AND " + same;
    }

    /** Behind FROM: those that are locked. */
    String mine() {
        return rows() + " AND " + key().text("src") + " = ANY (" + ALL + ")";
    }

    /** Behind FROM: those that go. */
    String lost() {
        return mine() + " AND NOT (" + key().same("src", KEPT) + ")";
    }

    /** The first in it stays. */
    String order() {
        return wish.keep() + ", " + key().of("src");
    }

    /** Condition on {@code src}: another row has the same. */
    String hasOthers() {
        return "EXISTS (SELECT FROM ONLY " + table.name() + " AS suture_other WHERE " + by().same("suture_other", "src")
                + " AND NOT (" + key().same("suture_other", "src") + "))";
    }

    /** The type of a column. */
    String type(Identifier column) {
        return table.column(column).orElseThrow().type();
    }
}
