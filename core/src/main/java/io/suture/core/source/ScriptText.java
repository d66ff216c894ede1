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
                        IntStream.range(0, text.length()).filter(i -> text.charAt(i) == '\n').map(i -> i + 1))
                .toArray();
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
        return text.codePointCount(lineStarts[lineOf(offset) - 1], offset) + 1;
    }

    /** Offset of the line after the one this offset is in; the end of the text after the last one. */
    int nextLine(int offset) {
        int line = lineOf(offset);
        return line == lineStarts.length ? text.length() : lineStarts[line];
    }

    /** Offset of the first character of its line. */
    int lineStart(Token token) {
        return lineStarts[lineOf(token.offset()) - 1];
    }

    /** Whether only white space stands before it on its line. */
    boolean beginsLine(Token token) {
        return text.substring(lineStart(token), token.offset()).isBlank();
    }

    SourcePosition at(Token token) {
        return new SourcePosition(file, lineOf(token.offset()), columnOf(token.offset()), Optional.empty());
    }
}
