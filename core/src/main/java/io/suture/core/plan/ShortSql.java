// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import io.suture.core.sql.SqlLexer;
import io.suture.core.sql.Token;
import io.suture.core.sql.TokenKind;
import java.util.List;

/**
 * A statement for people. One that has a line nobody would read is said without what is long in its parentheses and quotes; {@value #LEFT_OUT}
 * stands there.
 */
public final class ShortSql {
    private static final int LONG_LINE = 400;
    private static final int LONG_PIECE = 60;
    private static final String LEFT_OUT = "…";

    private ShortSql() {}

    /** Whether {@link #of} leaves something out. */
    public static boolean isLong(String sql) {
        return sql.lines().anyMatch(line -> line.length() > LONG_LINE);
    }

    /** The same text where no line of it is long. */
    public static String of(String sql) {
        return isLong(sql) ? shortened(sql) : sql;
    }

    private static String shortened(String sql) {
        StringBuilder text = new StringBuilder();
        List<Token> tokens = SqlLexer.tokens(sql);
        int done = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            int last = token.isSymbol("(") ? closing(tokens, i) : i;
            int end = tokens.get(last).end();
            if (end - token.offset() > LONG_PIECE && (last > i || token.kind() == TokenKind.STRING)) {
                text.append(sql, done, token.offset()).append(last > i ? "(" + LEFT_OUT + ")" : quoted(token.text()));
                done = end;
                i = last;
            }
        }
        return text.append(sql.substring(done)).toString();
    }

    private static String quoted(String literal) {
        String quote = literal.startsWith("$") ? literal.substring(0, literal.indexOf('$', 1) + 1) : "'";
        return quote + " " + LEFT_OUT + " " + quote;
    }

    /** The place of what closes a parenthesis; the same place where nothing does. */
    private static int closing(List<Token> tokens, int opening) {
        int depth = 0;
        for (int i = opening; i < tokens.size(); i++) {
            depth += tokens.get(i).isSymbol("(") ? 1 : tokens.get(i).isSymbol(")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return opening;
    }
}
