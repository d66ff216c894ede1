// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Changes to a statement's text, made in one go; all places are those of the unchanged text. Immutable: each method answers
 * a new one.
 */
public record TokenEdit(StatementText original, List<Change> changes) {
    /** One replacement; an empty span inserts. */
    record Change(Span span, String text) {}

    public TokenEdit {
        changes = List.copyOf(changes);
    }

    /** Puts words after a token, with a space before them. */
    public TokenEdit insertAfter(Token token, String words) {
        return with(new Change(new Span(token.end(), token.end()), " " + words));
    }

    /** Puts words before a token, with a space after them. */
    public TokenEdit insertBefore(Token token, String words) {
        return with(new Change(new Span(token.offset(), token.offset()), words + " "));
    }

    /** Puts words at the end, with a space before them; a comment at the end of the text cannot swallow them. */
    public TokenEdit append(String words) {
        int end = original.tokens().isEmpty() ? 0 : original.tokens().getLast().end();
        return with(new Change(new Span(end, end), " " + words));
    }

    public TokenEdit replace(Span span, String words) {
        return with(new Change(span, words));
    }

    public TokenEdit replace(Token token, String words) {
        return replace(new Span(token.offset(), token.end()), words);
    }

    /** Takes out from the first token to the last, and the space after it. */
    public TokenEdit remove(Token first, Token last) {
        int end = original.after(last).map(Token::offset).orElse(last.end());
        return with(new Change(new Span(first.offset(), end), ""));
    }

    /**
     * The changed text.
     *
     * @throws IllegalStateException if two replacements overlap
     */
    public String text() {
        List<Change> ordered = new ArrayList<>(changes);
        ordered.sort(Comparator.comparingInt(c -> c.span().start()));
        StringBuilder result = new StringBuilder();
        int done = 0;
        for (Change change : ordered) {
            if (change.span().start() < done) {
                throw new IllegalStateException("two changes of one place in: " + original.source());
            }
            result.append(original.source(), done, change.span().start()).append(change.text());
            done = change.span().end();
        }
        return result.append(original.source(), done, original.source().length())
                .toString();
    }

    private TokenEdit with(Change change) {
        List<Change> all = new ArrayList<>(changes);
        all.add(change);
        return new TokenEdit(original, all);
    }
}
