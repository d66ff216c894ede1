// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import io.suture.core.lint.Alteration;
import io.suture.core.lint.Spot;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.Token;
import io.suture.core.sql.ddl.ColumnClause;
import io.suture.core.sql.ddl.ConstraintClause;
import java.util.List;
import java.util.Optional;

/** A column that is added to a table that others use. */
record NewColumn(Alteration alteration, ColumnClause column) {
    static List<NewColumn> of(Spot at) {
        return at.alterations("AddColumn").stream()
                .flatMap(a -> a.newColumn().map(c -> new NewColumn(a, c)).stream())
                .toList();
    }

    /** The column alone, without what makes it costly. */
    String bare() {
        return alteration.with("ADD COLUMN " + column.name() + " "
                + column.type()
                        .map(t -> t.isSerial() ? TypeClauseWords.integer(t) : Types.sql(t))
                        .orElse(""));
    }

    /** The column, its default for new rows, then the old rows in batches. */
    String inSteps(String value) {
        return bare() + "\n" + alteration.with("ALTER COLUMN " + column.name() + " SET DEFAULT " + value) + "\n"
                + fill(value);
    }

    /** The column without its domain's default, the default for new rows, then the old rows in batches. */
    String inStepsByDomain() {
        return bare().replaceFirst(";$", " DEFAULT NULL;") + "\n"
                + alteration.with("ALTER COLUMN " + column.name() + " DROP DEFAULT") + "\n" + fill("DEFAULT");
    }

    private String fill(String value) {
        return "-- then the old rows, a few thousand at a time:\nUPDATE " + alteration.name() + " SET " + column.name()
                + " = " + value + " WHERE " + column.name() + " IS NULL;";
    }

    /** An expression of the column's definition as it is written. */
    static String written(Spot at, ConstraintClause constraint) {
        StatementText text = at.statement().edit();
        return constraint.node().location().stream()
                .mapToObj(l -> text.tokenFrom(l).flatMap(text::after))
                .flatMap(Optional::stream)
                .map(t -> expression(text, t, constraint))
                .findFirst()
                .orElse("…");
    }

    /** Up to the next constraint of the column. */
    private static String expression(StatementText text, Token first, ConstraintClause constraint) {
        int end = text.item(first.offset()).end();
        List<String> words =
                List.of("not", "null", "constraint", "check", "unique", "primary", "references", "collate");
        int depth = 0;
        for (Token token : text.tokens()) {
            if (token.offset() > first.offset() && token.offset() < end) {
                depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
                if (depth == 0 && words.contains(token.folded())) {
                    end = token.offset();
                }
            }
        }
        return text.source().substring(first.offset(), end).strip();
    }
}
