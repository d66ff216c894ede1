// SPDX-License-Identifier: Apache-2.0
package io.suture.core.dualwrite;

import io.suture.core.claim.Volatility;
import io.suture.core.outlook.Outlook;
import io.suture.core.problem.Problem;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlLexer;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.Token;
import io.suture.core.sql.ddl.Expressions;
import io.suture.core.typed.SqlExpression;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * An expression over the columns of one row, which can be asked of any row: of {@code NEW} in a trigger as of {@code t} in a query.
 *
 * <p>Refused with {@code DUAL-QUERY} where it looks at other rows, with {@code DUAL-WHOLE-ROW} where it reads {@code *}.
 */
public record RowExpression(SqlExpression sql) {
    private static final String SELECT = "SELECT ";

    /** Stable within a statement, and another thing in the next. */
    private static final Set<String> CIRCUMSTANCES = Set.of(
            "now",
            "transaction_timestamp",
            "statement_timestamp",
            "current_setting",
            "pg_current_xact_id",
            "txid_current");

    public RowExpression {
        Node tree = tree(sql);
        if (tree.walk().anyMatch(n -> n.is("SubLink"))) {
            throw refused(
                    "DUAL-QUERY", sql, "looks at other rows", "when those change, nobody computes this one again");
        }
        if (tree.walk().anyMatch(n -> n.is("A_Star"))) {
            throw refused(
                    "DUAL-WHOLE-ROW", sql, "reads a whole row", "the row has other columns when the change is done");
        }
    }

    public static RowExpression of(String sql) {
        return new RowExpression(new SqlExpression(sql));
    }

    /** The columns it reads. */
    public Set<Identifier> columns() {
        return Expressions.columns(tree(sql));
    }

    /** Whether it may have another value each time: it is volatile, or asks who and when. */
    public boolean dependsOnMore(Outlook outlook) {
        return asks(tree(sql)) || Volatility.of(tree(sql), outlook);
    }

    /** Whether what it calls of PostgreSQL's own has another value each time; of other functions nobody knows. */
    public static boolean isNeverTheSame(SqlExpression sql) {
        Node tree = tree(sql);
        return asks(tree) || Volatility.ofBuiltIn(tree);
    }

    /** Who and when. */
    private static boolean asks(Node tree) {
        return tree.walk().anyMatch(n -> n.is("SQLValueFunction"))
                || Expressions.functions(tree).stream().anyMatch(name -> CIRCUMSTANCES.contains(name.getLast()));
    }

    /** Its value for the row of this name, in parentheses; where the author qualified a column, the row takes that place. */
    public String of(Identifier row) {
        return "(" + named(column -> row + "." + column) + ")";
    }

    /** The same of a row whose columns have other names. */
    public RowExpression renamed(UnaryOperator<Identifier> names) {
        return RowExpression.of(named(column -> names.apply(column).toString()));
    }

    private String named(Function<Identifier, String> words) {
        StringBuilder text = new StringBuilder(sql.toString());
        List<Token> tokens = SqlLexer.tokens(sql.toString());
        tree(sql)
                .walk()
                .filter(n -> n.is("ColumnRef"))
                .sorted(Comparator.comparingInt(RowExpression::start).reversed())
                .forEach(column -> text.replace(start(column), end(column, tokens), words.apply(name(column))));
        return text.toString();
    }

    private static Identifier name(Node column) {
        return Identifier.of(column.strings("fields").getLast());
    }

    private static int start(Node column) {
        return column.location().orElseThrow() - SELECT.length();
    }

    /** Behind the last of its names, which are words with a point between them. */
    private static int end(Node column, List<Token> tokens) {
        int names = column.strings("fields").size();
        return tokens.stream()
                .filter(t -> t.offset() >= start(column)
                        && !t.text().equals(".")
                        && !t.kind().isComment())
                .skip(names - 1L)
                .findFirst()
                .orElseThrow()
                .end();
    }

    private static Node tree(SqlExpression sql) {
        return SqlScript.parse(SELECT + sql, SourceName.of("<expression>"))
                .statements()
                .getFirst()
                .tree()
                .list("targetList")
                .getFirst();
    }

    private static RuntimeException refused(String code, SqlExpression sql, String what, String why) {
        return Problem.user(
                        code,
                        "the expression `" + sql.text().lines().findFirst().orElse("") + "` " + what,
                        why,
                        "write one over the columns of the row itself")
                .asException();
    }
}
