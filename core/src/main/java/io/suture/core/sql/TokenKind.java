// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

/** What a {@link Token} is, by the rules of PostgreSQL's scanner ({@code scan.l}) and, for the last two, of psql. */
public enum TokenKind {
    /** A key word or a name without quotes. */
    WORD,
    /** {@code "name"} or {@code U&"name"}. */
    QUOTED_NAME,
    /** {@code '…'}, {@code E'…'}, {@code U&'…'} or {@code $tag$…$tag$}; parts continued on a next line are one token. */
    STRING,
    /** {@code B'…'} or {@code X'…'}. */
    BIT_STRING,
    NUMBER,
    /** {@code $1}. */
    PARAMETER,
    /** One or more operator characters, and {@code ::}, {@code :=}, {@code =>}. */
    OPERATOR,
    /** One of <code>( ) [ ] , . :</code> or {@code ..}. */
    PUNCTUATION,
    /** {@code ;}, wherever it stands. */
    SEMICOLON,
    /** {@code -- …} up to the end of the line. */
    LINE_COMMENT,
    /** <code>/* … *&#47;</code>, nested. */
    BLOCK_COMMENT,
    /** A string, quoted name or block comment that never ends, or a character PostgreSQL does not know. */
    INVALID,
    /** A psql meta-command: a backslash and the rest of its line. */
    PSQL_COMMAND,
    /** The lines between {@code COPY … FROM STDIN;} and {@code \.}, that line included. */
    COPY_DATA;

    /** Whether PostgreSQL's grammar never sees it. */
    public boolean isComment() {
        return this == LINE_COMMENT || this == BLOCK_COMMENT;
    }
}
