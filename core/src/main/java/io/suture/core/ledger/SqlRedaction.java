// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import io.suture.core.sql.SqlLexer;
import io.suture.core.sql.Token;

/**
 * Takes out of SQL whatever could be a row's value: every literal, function body and number becomes a short hash, comments
 * go, white space becomes one space. What is left are words, names and operators.
 *
 * <p>The hash lets somebody who has the migration's file see that it is the same literal. It has 32 bits and is salted with
 * the database's identity, so it does not identify; but a literal that has few possible values can be guessed and tried.
 *
 * @param salt the database's identity
 */
public record SqlRedaction(String salt) {
    /** Characters of a statement that a record keeps; of a longer one the rest is a hash. */
    static final int LONGEST = 20_000;

    /** The statement as records may keep it; linear, never fails. */
    public RedactedSql redact(String sql) {
        StringBuilder kept = new StringBuilder();
        int end = 0;
        for (Token token : SqlLexer.tokens(sql)) {
            if (!token.kind().isComment()) {
                boolean apart = token.offset() > end && !kept.isEmpty();
                kept.append(apart ? " " : "").append(text(token));
                end = token.end();
            }
        }
        return new RedactedSql(cut(kept.toString()));
    }

    private String text(Token token) {
        return switch (token.kind()) {
            case WORD, QUOTED_NAME, PARAMETER, OPERATOR, PUNCTUATION, SEMICOLON -> token.text();
            case STRING, BIT_STRING, NUMBER, INVALID, PSQL_COMMAND, COPY_DATA -> hashed(token.text());
            case LINE_COMMENT, BLOCK_COMMENT -> "";
        };
    }

    private String hashed(String literal) {
        return "sha256:" + Hash.ofText(salt + "\n" + literal).hex().substring(0, 8);
    }

    private String cut(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST) + " … " + text.length() + " characters, " + hashed(text);
    }
}
