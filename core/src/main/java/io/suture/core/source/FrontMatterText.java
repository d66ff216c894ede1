// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.problem.Problem;
import io.suture.core.sql.Token;
import io.suture.core.sql.TokenKind;
import io.suture.core.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the front matter among the comments a script begins with.
 *
 * <p>Either a block comment whose first and last lines are {@code ---}, or line comments between two lines
 * {@code -- ---}. Other comments may stand before it; SQL may not.
 */
final class FrontMatterText {
    private static final String FENCE = "---";

    private final ScriptText script;
    private final List<Token> leading;

    private FrontMatterText(ScriptText script) {
        this.script = script;
        this.leading =
                script.tokens().stream().takeWhile(t -> t.kind().isComment()).toList();
    }

    /**
     * The front matter, or empty if there is none; {@code FRONT-MATTER-OPEN} if it never ends.
     *
     * @param ours whether the layout is ours, so that what looks like front matter is; in other layouts it must have a known
     *     key, since their authors may draw lines as they like
     */
    static Optional<YamlText> find(ScriptText script, boolean ours) {
        return new FrontMatterText(script).find(ours);
    }

    private Optional<YamlText> find(boolean ours) {
        for (int i = 0; i < leading.size(); i++) {
            Token token = leading.get(i);
            if (isFence(token) && (ours || hasKnownKey(leading.subList(i, leading.size())))) {
                return Optional.of(token.kind() == TokenKind.BLOCK_COMMENT ? block(token) : lines(i));
            }
        }
        return Optional.empty();
    }

    private static boolean isFence(Token comment) {
        String firstLine = comment.text().lines().findFirst().orElse("");
        return firstLine.substring(2).strip().equals(FENCE);
    }

    private static boolean hasKnownKey(List<Token> comments) {
        return comments.stream()
                .flatMap(t -> t.text().lines())
                .map(line -> line.startsWith("--") ? line.substring(2).strip() : line.strip())
                .anyMatch(line -> FrontMatterKey.names().stream().anyMatch(key -> line.startsWith(key + ":")));
    }

    private YamlText block(Token comment) {
        List<String> lines = comment.text().lines().toList();
        String last = lines.getLast();
        List<String> body = new ArrayList<>(lines.subList(1, lines.size() - 1));
        String beforeEnd = last.substring(0, last.length() - 2).strip();
        if (beforeEnd.isEmpty() && !body.isEmpty() && body.getLast().strip().equals(FENCE)) {
            body.removeLast();
        } else if (!beforeEnd.equals(FENCE)) {
            throw open(comment);
        }
        int line = script.lineOf(comment);
        return new YamlText(
                script.file(), line + 1, body, body.stream().map(l -> 0).toList());
    }

    private YamlText lines(int first) {
        List<String> lines = new ArrayList<>();
        List<Integer> indent = new ArrayList<>();
        int start = script.lineOf(leading.get(first));
        for (Token token : leading.subList(first + 1, leading.size())) {
            boolean nextLine = script.lineOf(token) == start + lines.size() + 1;
            if (token.kind() != TokenKind.LINE_COMMENT || !nextLine) {
                break;
            }
            if (isFence(token)) {
                return new YamlText(script.file(), start + 1, lines, indent);
            }
            int marks = token.text().startsWith("-- ") ? 3 : 2;
            lines.add(token.text().substring(marks).stripTrailing());
            indent.add(marks + script.columnOf(token.offset()) - 1);
        }
        throw open(leading.get(first));
    }

    private RuntimeException open(Token fence) {
        return Problem.user(
                        "FRONT-MATTER-OPEN",
                        "the front matter of \"" + script.file() + "\" has no end",
                        "it begins with " + FENCE + " in a comment and ends with " + FENCE,
                        "close it: /* --- … --- */, or a line -- --- before and after lines of comment")
                .at(script.at(fence))
                .asException();
    }
}
