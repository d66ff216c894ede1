// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import io.suture.core.digest.Sha256;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL's scanner ({@code src/backend/parser/scan.l} of PostgreSQL 18, {@code standard_conforming_strings} on) with
 * psql's rules for what is not SQL: meta-commands and the data of {@code COPY … FROM STDIN}.
 *
 * <p>Linear, never fails: what PostgreSQL would refuse is a token {@link TokenKind#INVALID}. White space is what lies
 * between the tokens; a byte-order mark at the start counts as white space.
 */
public final class SqlLexer {
    private final String text;
    private final Scan scan;
    private final List<Token> tokens = new ArrayList<>();
    private final CopyStatement copy = new CopyStatement();
    private int at;

    private SqlLexer(String text) {
        this.text = text;
        this.scan = new Scan(text);
    }

    /** Every token of the text, comments included. */
    public static List<Token> tokens(String text) {
        return new SqlLexer(text).run();
    }

    /** SHA-256, in lower-case hex, of the tokens: words in lower case, literals and bodies verbatim, comments left out. */
    public static String fingerprint(String text) {
        Sha256 hash = new Sha256();
        for (Token token : tokens(text)) {
            if (!token.kind().isComment()) {
                hash.add(token.folded()).add((byte) 0);
            }
        }
        return hash.hex();
    }

    private List<Token> run() {
        at = text.startsWith("\uFEFF") ? 1 : 0;
        for (at = scan.skipSpace(at); at < text.length(); at = scan.skipSpace(at)) {
            next(text.charAt(at));
        }
        return tokens;
    }

    private void next(char c) {
        switch (c) {
            case '\'' -> string(scan.plainString(at));
            case '"' -> quotedName(at);
            case '$' -> dollar();
            case '\\' -> emit(TokenKind.PSQL_COMMAND, scan.lineEnd(at));
            case ';' -> semicolon();
            case '(', ')', '[', ']', ',' -> emit(TokenKind.PUNCTUATION, at + 1);
            case ':' -> colon();
            case '.' -> dot();
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> emit(TokenKind.NUMBER, scan.number(at));
            default -> wordOrOperator(c);
        }
    }

    private void wordOrOperator(char c) {
        if (scan.isWordStart(c)) {
            word(c);
        } else if (scan.startsLineComment(at)) {
            emit(TokenKind.LINE_COMMENT, scan.lineEnd(at));
        } else if (scan.startsBlockComment(at)) {
            int end = scan.blockComment(at);
            emitOrInvalid(TokenKind.BLOCK_COMMENT, end);
        } else if (scan.isOperatorCharacter(c)) {
            emit(TokenKind.OPERATOR, scan.operator(at));
        } else {
            emit(TokenKind.INVALID, at + 1);
        }
    }

    private void word(char c) {
        boolean quoteFollows = scan.is(at + 1, '\'');
        if (quoteFollows && (c == 'e' || c == 'E')) {
            string(scan.escapeString(at + 1));
        } else if (quoteFollows && (c == 'b' || c == 'B' || c == 'x' || c == 'X')) {
            emitOrInvalid(TokenKind.BIT_STRING, scan.bitString(at + 1));
        } else if ((c == 'u' || c == 'U') && scan.is(at + 1, '&') && scan.is(at + 2, '\'')) {
            string(scan.plainString(at + 2));
        } else if ((c == 'u' || c == 'U') && scan.is(at + 1, '&') && scan.is(at + 2, '"')) {
            quotedName(at + 2);
        } else {
            emit(TokenKind.WORD, scan.wordEnd(at));
        }
    }

    private void string(int end) {
        emitOrInvalid(TokenKind.STRING, end);
    }

    private void quotedName(int quote) {
        emitOrInvalid(TokenKind.QUOTED_NAME, scan.quoted(quote, '"'));
    }

    private void dollar() {
        int parameterEnd = scan.digits(at + 1);
        int tagEnd = scan.dollarTag(at);
        if (parameterEnd > at + 1) {
            emit(TokenKind.PARAMETER, parameterEnd);
        } else if (tagEnd > 0) {
            string(scan.dollarString(at, tagEnd));
        } else {
            emit(TokenKind.INVALID, at + 1);
        }
    }

    private void colon() {
        boolean pair = scan.is(at + 1, ':') || scan.is(at + 1, '=');
        emit(pair ? TokenKind.OPERATOR : TokenKind.PUNCTUATION, at + (pair ? 2 : 1));
    }

    private void dot() {
        if (scan.isDigit(at + 1)) {
            emit(TokenKind.NUMBER, scan.fraction(at));
        } else {
            emit(TokenKind.PUNCTUATION, at + (scan.is(at + 1, '.') ? 2 : 1));
        }
    }

    private void semicolon() {
        emit(TokenKind.SEMICOLON, at + 1);
        if (copy.hasEndedWithData()) {
            int data = scan.nextLine(at);
            int end = scan.copyDataEnd(data);
            if (end > data) {
                at = data;
                emit(TokenKind.COPY_DATA, end);
            }
        }
    }

    private void emitOrInvalid(TokenKind kind, int end) {
        emit(end < 0 ? TokenKind.INVALID : kind, end < 0 ? text.length() : end);
    }

    private void emit(TokenKind kind, int end) {
        Token token = new Token(kind, at, text.substring(at, end));
        tokens.add(token);
        copy.see(token);
        at = end;
    }
}
