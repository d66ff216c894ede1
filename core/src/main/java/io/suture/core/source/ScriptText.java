// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.problem.SourcePosition;
import io.suture.core.sql.SqlLexer;
import io.suture.core.sql.Token;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The text of a file with its tokens and lines. */
final class ScriptText {
    private final String file;
    private final String text;
    private final List<Token> tokens;
    private final int[] lineStarts;

    ScriptText(String file, String text) {
        this.file = file;
        this.text = text;
        this.tokens = SqlLexer.tokens(text);
        this.lineStarts = IntStream.concat(
                        IntStream.of(0),
                        IntStream.range(0, text.length()).filter(this::endsLine).map(i -> i + 1))
                .toArray();
    }

    /** {@code \n}, {@code \r\n} or {@code \r} alone, as PostgreSQL's scanner has it. */
    private boolean endsLine(int i) {
        boolean beforeNewline = i + 1 < text.length() && text.charAt(i + 1) == '\n';
        return text.charAt(i) == '\n' || text.charAt(i) == '\r' && !beforeNewline;
    }

    int lines() {
        return lineStarts.length;
    }

    /** Offset of the first character of a line; the end of the text behind the last one. */
    int start(int line) {
        return line > lineStarts.length ? text.length() : lineStarts[line - 1];
    }

    /** The line with what ends it. */
    String line(int line) {
        return text.substring(start(line), start(line + 1));
    }

    String file() {
        return file;
    }

    String text() {
        return text;
    }

    List<Token> tokens() {
        return tokens;
    }

    /** 1 or more. */
    int lineOf(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** 1 or more, in code points. */
    int columnOf(int offset) {
        return text.codePointCount(start(lineOf(offset)), offset) + 1;
    }

    /** The line it begins on. */
    int lineOf(Token token) {
        return lineOf(token.offset());
    }

    /** Whether only white space stands before it on its line. */
    boolean beginsLine(Token token) {
        return text.substring(start(lineOf(token)), token.offset()).isBlank();
    }

    SourcePosition at(Token token) {
        return new SourcePosition(file, lineOf(token), columnOf(token.offset()), Optional.empty());
    }
}
