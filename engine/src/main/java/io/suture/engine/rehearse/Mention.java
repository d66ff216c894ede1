// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.sql.SqlLexer;
import io.suture.core.sql.Token;
import io.suture.core.sql.TokenKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A word that stands beside the name of a column: {@code state = 'x'}, {@code state IN ('x', 'y')}, {@code about ->> 'key'},
 * {@code about::json}.
 *
 * @param column in lower case; of what stands inside of a JSON value, its key
 * @param literal the value, the key, the name of the type
 */
record Mention(String column, String literal, Kind kind) {
    /** What the word is to the column. */
    enum Kind {
        /** One of its values. */
        VALUE,
        /** Looked for inside of its JSON values. */
        KEY,
        /** A type that its values are cast to. */
        CAST
    }

    private static final Set<String> COMPARING = Set.of("=", "<>", "!=", "IN", "NOT", "LIKE", "ANY", "ARRAY", "WHEN");
    private static final Set<String> INTO_JSON = Set.of("->", "->>", "?");
    private static final Set<String> PASSED_OVER = Set.of("(", ")", "[", "]", ",", "::", "THEN", "TEXT", "VARCHAR");
    private static final Set<String> SEARCHING = Set.of("REPLACE", "STARTS_WITH", "STRPOS", "SPLIT_PART");
    private static final int NAME_AT_MOST = 63;

    /** Tells every one of the text; bodies in dollar quotes are texts of their own. */
    static void in(String sql, Consumer<Mention> found) {
        List<Token> tokens =
                SqlLexer.tokens(sql).stream().filter(t -> !t.kind().isComment()).toList();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (i > 0 && token.isSymbol("::") && isName(tokens.get(i - 1)) && i + 1 < tokens.size()) {
                found.accept(new Mention(name(tokens.get(i - 1)), name(tokens.get(i + 1)), Kind.CAST));
            }
            if (token.kind() != TokenKind.STRING) {
                continue;
            }
            if (token.text().startsWith("$")) {
                in(body(token.text()), found);
            } else if (token.text().startsWith("'")) {
                before(tokens, i, found);
            }
        }
    }

    /** Goes back from a literal, over other literals and what may stand between, to an operator and the name before that. */
    private static void before(List<Token> tokens, int literal, Consumer<Mention> found) {
        if (literal > 0
                && (tokens.get(literal - 1).is("THEN")
                        || tokens.get(literal - 1).is("ELSE"))) {
            return; // what is put there, not what is looked for
        }
        boolean compared = false;
        for (int i = literal - 1; i >= 0; i--) {
            Token token = tokens.get(i);
            String word = token.text().toUpperCase(Locale.ROOT);
            if (INTO_JSON.contains(word) && i > 0) {
                found.accept(
                        compared
                                ? new Mention(name(tokens.get(i + 1)), plain(tokens.get(literal)), Kind.VALUE)
                                : new Mention(
                                        name(tokens.get(subject(tokens, i - 1))),
                                        plain(tokens.get(literal)),
                                        Kind.KEY));
                return;
            }
            if (COMPARING.contains(word) || isSearched(tokens, i)) {
                compared = true;
            } else if (compared && isName(token) && !PASSED_OVER.contains(word)) {
                if (isAssigned(tokens, i)) {
                    return;
                }
                found.accept(new Mention(name(token), plain(tokens.get(literal)), Kind.VALUE));
                return;
            } else if (token.kind() != TokenKind.STRING && !PASSED_OVER.contains(word)) {
                return;
            }
        }
    }

    /** Whether it is the comma after the first argument of a function that looks for the second one. */
    private static boolean isSearched(List<Token> tokens, int at) {
        return tokens.get(at).isSymbol(",")
                && at > 2
                && tokens.get(at - 2).isSymbol("(")
                && SEARCHING.contains(tokens.get(at - 3).text().toUpperCase(Locale.ROOT));
    }

    /** Whether the name is one that an UPDATE sets: then the value is what it will be, not what is looked for. */
    private static boolean isAssigned(List<Token> tokens, int name) {
        boolean plain = tokens.get(name + 1).isSymbol("=");
        return plain
                && name > 0
                && (tokens.get(name - 1).is("SET") || tokens.get(name - 1).isSymbol(","));
    }

    /** What stands before an operator, without a cast and brackets. */
    private static int subject(List<Token> tokens, int last) {
        int at = last;
        while (at > 1 && (tokens.get(at).isSymbol(")") || tokens.get(at - 1).isSymbol("::"))) {
            at -= tokens.get(at).isSymbol(")") ? 1 : 2;
        }
        return at;
    }

    private static boolean isName(Token token) {
        return token.kind() == TokenKind.WORD || token.kind() == TokenKind.QUOTED_NAME;
    }

    private static String name(Token token) {
        String text = token.kind() == TokenKind.WORD ? token.text() : plain(token);
        return text.substring(0, Math.min(text.length(), NAME_AT_MOST)).toLowerCase(Locale.ROOT);
    }

    private static String plain(Token token) {
        return token.length() < 2
                ? ""
                : token.text().substring(1, token.length() - 1).replace("''", "'");
    }

    private static String body(String quoted) {
        int tag = quoted.indexOf('$', 1) + 1;
        return quoted.substring(tag, Math.max(tag, quoted.length() - tag));
    }
}
