// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds statements by their {@code ;} alone, as psql does: not inside parentheses, and in a {@code CREATE FUNCTION} or
 * {@code PROCEDURE} not between {@code BEGIN} or {@code CASE} and {@code END}.
 */
final class Split {
    private final List<Span> found = new ArrayList<>();
    private final List<Token> words = new ArrayList<>();
    private int parentheses;
    private int blocks;
    private int start = -1;
    private int end;

    private Split() {}

    /** Each statement from its first token to its last, without comments around and without {@code ;}. */
    static List<Span> statements(List<Token> tokens) {
        Split split = new Split();
        tokens.stream().filter(t -> !t.kind().isComment()).forEach(split::see);
        split.close();
        return split.found;
    }

    private void see(Token token) {
        if (token.kind() == TokenKind.SEMICOLON && parentheses <= 0 && blocks <= 0) {
            close();
            return;
        }
        start = start < 0 ? token.offset() : start;
        end = token.end();
        parentheses += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
        if (token.kind() == TokenKind.WORD) {
            word(token);
        }
    }

    private void word(Token token) {
        if (words.size() < 4) {
            words.add(token);
        }
        if (parentheses == 0 && createsRoutine()) {
            if (token.is("begin") || blocks > 0 && token.is("case")) {
                blocks++;
            } else if (blocks > 0 && token.is("end")) {
                blocks--;
            }
        }
    }

    private boolean createsRoutine() {
        int what = words.size() > 3 && words.get(1).is("or") && words.get(2).is("replace") ? 3 : 1;
        return words.size() > what
                && words.getFirst().is("create")
                && (words.get(what).is("function") || words.get(what).is("procedure"));
    }

    private void close() {
        if (start >= 0) {
            found.add(new Span(start, end));
        }
        words.clear();
        parentheses = 0;
        blocks = 0;
        start = -1;
    }
}
