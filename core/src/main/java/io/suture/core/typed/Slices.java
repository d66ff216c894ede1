// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import io.suture.core.sql.StatementText;
import io.suture.core.sql.Token;
import java.util.Optional;

/** Pieces of a text between words of it; nothing prints a parse tree, so what is converted is cut out. */
public final class Slices {
    private Slices() {}

    /** What stands in the first parentheses behind this key word. */
    public static Optional<String> inParenthesesAfter(String text, String... words) {
        StatementText tokens = StatementText.of(text);
        return tokens.keywords(words)
                .flatMap(word -> tokens.tokens().stream()
                        .filter(t -> t.offset() >= word.end() && t.isSymbol("("))
                        .findFirst())
                .map(tokens::inside);
    }

    /** Everything behind these key words. */
    public static Optional<String> after(String text, String... words) {
        return StatementText.of(text)
                .keywords(words)
                .map(Token::end)
                .map(end -> text.substring(end).strip())
                .filter(rest -> !rest.isEmpty());
    }
}
