// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import java.util.Optional;

/** Finds where a relation's name ends in a text. */
final class QualifiedNameText {
    private QualifiedNameText() {}

    /** The last token of {@code a.b}, {@code a *} or {@code ONLY (a)}. */
    static Token endOf(StatementText text, Node rangeVar) {
        Token last = text.tokenAt(rangeVar.location().orElseThrow()).orElseThrow();
        for (Optional<Token> dot = following(text, last, "."); dot.isPresent(); dot = following(text, last, ".")) {
            last = text.after(dot.get()).orElseThrow();
        }
        last = following(text, last, "*").orElse(last);
        return following(text, last, ")").orElse(last);
    }

    private static Optional<Token> following(StatementText text, Token token, String symbol) {
        return text.after(token).filter(t -> t.isSymbol(symbol));
    }
}
