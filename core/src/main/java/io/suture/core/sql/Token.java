// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import java.util.Locale;

/**
 * One token with its exact text.
 *
 * @param offset of its first character in the text that was read, in UTF-16 units as {@link String#charAt}
 * @param text exactly as written, 1 character or more
 */
public record Token(TokenKind kind, int offset, String text) {
    public int length() {
        return text.length();
    }

    /** Offset of the first character after it. */
    public int end() {
        return offset + text.length();
    }

    /** Whether it is this key word, in any case; a quoted name never is. */
    public boolean is(String keyword) {
        return kind == TokenKind.WORD && text.equalsIgnoreCase(keyword);
    }

    /** Whether it is this punctuation or operator. */
    public boolean isSymbol(String symbol) {
        return (kind == TokenKind.PUNCTUATION || kind == TokenKind.OPERATOR || kind == TokenKind.SEMICOLON)
                && text.equals(symbol);
    }

    /** The text as the scanner compares it: words without quotes in lower case, all else verbatim. */
    public String folded() {
        return kind == TokenKind.WORD ? text.toLowerCase(Locale.ROOT) : text;
    }
}
