// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A statement's text with its tokens: what the planner cuts and fills in, since nothing prints a parse tree.
 *
 * @param source the text
 * @param tokens of it, without comments
 */
public record StatementText(String source, List<Token> tokens) {
    public StatementText {
        tokens = List.copyOf(tokens);
    }

    public static StatementText of(String source) {
        return new StatementText(
                source,
                SqlLexer.tokens(source).stream()
                        .filter(t -> !t.kind().isComment())
                        .toList());
    }

    /** The tokens outside every parenthesis and bracket; the outermost parentheses themselves are left out too. */
    public List<Token> topLevel() {
        List<Token> found = new ArrayList<>();
        int depth = 0;
        for (Token token : tokens) {
            if (opens(token)) {
                depth++;
            } else if (closes(token)) {
                depth--;
            } else if (depth == 0) {
                found.add(token);
            }
        }
        return found;
    }

    /** The first top-level token that is this key word. */
    public Optional<Token> keyword(String word) {
        return topLevel().stream().filter(t -> t.is(word)).findFirst();
    }

    /** The last token of the first top-level run of these key words. */
    public Optional<Token> keywords(String... words) {
        List<Token> top = topLevel();
        for (int i = 0; i + words.length <= top.size(); i++) {
            if (runsAt(top, i, words)) {
                return Optional.of(top.get(i + words.length - 1));
            }
        }
        return Optional.empty();
    }

    private static boolean runsAt(List<Token> top, int from, String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!top.get(from + i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    /** The token that covers this character, if none of white space and comment does. */
    public Optional<Token> tokenAt(int offset) {
        int index = indexAt(offset);
        return index < tokens.size() && tokens.get(index).offset() <= offset
                ? Optional.of(tokens.get(index))
                : Optional.empty();
    }

    /** The first token that starts at this character or after it. */
    public Optional<Token> tokenFrom(int offset) {
        return tokens.stream().filter(t -> t.offset() >= offset).findFirst();
    }

    /** The token after this one. */
    public Optional<Token> after(Token token) {
        return tokenFrom(token.end());
    }

    /** The parenthesis or bracket that closes this one. */
    public Token closing(Token open) {
        int depth = 0;
        for (int i = indexAt(open.offset()); i < tokens.size(); i++) {
            depth += opens(tokens.get(i)) ? 1 : closes(tokens.get(i)) ? -1 : 0;
            if (depth == 0) {
                return tokens.get(i);
            }
        }
        throw new IllegalArgumentException("nothing closes the parenthesis at " + open.offset());
    }

    /** What stands between this parenthesis and the one that closes it, without the space around. */
    public String inside(Token open) {
        return source.substring(open.end(), closing(open).offset()).strip();
    }

    /**
     * Where the element of a list that starts here ends: before the next comma or closing parenthesis on the same level, or at
     * the end of the text. For a column definition or a constraint of {@code CREATE TABLE}, a sub-command of {@code ALTER TABLE}.
     */
    public Span item(int offset) {
        int depth = 0;
        int end = offset;
        for (int i = indexAt(offset); i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (depth == 0 && (closes(token) || token.isSymbol(",") || token.isSymbol(";"))) {
                break;
            }
            depth += opens(token) ? 1 : closes(token) ? -1 : 0;
            end = token.end();
        }
        return new Span(offset, end);
    }

    /** The elements of the list that starts here, each without the space around it. */
    public List<Span> items(int offset) {
        List<Span> found = new ArrayList<>();
        int from = offset;
        while (true) {
            Span item = item(from);
            found.add(item);
            Optional<Token> comma = tokenFrom(item.end()).filter(t -> t.isSymbol(","));
            Optional<Token> next = comma.flatMap(this::after);
            if (next.isEmpty()) {
                return found;
            }
            from = next.get().offset();
        }
    }

    /** The text of this span, as written. */
    public String text(Span span) {
        return source.substring(span.start(), span.end());
    }

    /** A new text made of this one by insertions and replacements. */
    public TokenEdit change() {
        return new TokenEdit(this, List.of());
    }

    private int indexAt(int offset) {
        int low = 0;
        int high = tokens.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tokens.get(middle).end() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean opens(Token token) {
        return token.isSymbol("(") || token.isSymbol("[");
    }

    private static boolean closes(Token token) {
        return token.isSymbol(")") || token.isSymbol("]");
    }
}
