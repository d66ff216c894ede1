// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import io.suture.core.problem.SourcePosition;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlLexer;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.Token;
import io.suture.core.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The statements inside a {@code DO} or a routine that stand there as they are. PL/pgSQL is taken apart by its key words alone: what follows
 * {@code BEGIN}, {@code THEN}, {@code ELSE}, {@code LOOP} or {@code ;} and begins like a statement that changes something is parsed.
 */
public final class Bodies {
    private static final Set<String> CHANGES = Set.of(
            "alter",
            "create",
            "drop",
            "truncate",
            "update",
            "delete",
            "insert",
            "merge",
            "lock",
            "refresh",
            "grant",
            "revoke",
            "reindex",
            "cluster",
            "comment",
            "with");
    private static final Set<String> OPENERS = Set.of("begin", "then", "else", "loop", "declare", "exception");
    private static final Set<String> CONDITIONS =
            Set.of("if", "elsif", "elseif", "while", "for", "foreach", "when", "case");

    private Bodies() {}

    /** In order; none for a statement that is no {@code DO}. */
    static List<Statement> of(Statement statement) {
        return statement.kind() == StatementKind.DO
                ? body(statement).map(b -> new Body(statement, b).statements()).orElse(List.of())
                : List.of();
    }

    /** The same of the routine that the statement makes, which runs where it is called. */
    static List<Statement> ofRoutine(Statement create) {
        List<Token> tokens = SqlLexer.tokens(create.text()).stream()
                .filter(t -> !t.kind().isComment())
                .toList();
        return IntStream.range(1, tokens.size())
                .filter(i -> tokens.get(i - 1).is("as"))
                .mapToObj(tokens::get)
                .filter(t -> t.kind() == TokenKind.STRING && isAsWritten(t.text()))
                .findFirst()
                .map(b -> new Body(create, b).statements())
                .orElse(List.of());
    }

    /** Whether something in it is only known when it runs, or could not be read. */
    public static boolean isDynamic(Statement statement) {
        return statement.kind() == StatementKind.DO
                && body(statement)
                        .map(b -> inside(b).stream().anyMatch(t -> t.is("execute")))
                        .orElse(true);
    }

    private static Optional<Token> body(Statement statement) {
        return SqlLexer.tokens(statement.text()).stream()
                .filter(t -> t.kind() == TokenKind.STRING && isAsWritten(t.text()))
                .findFirst();
    }

    /** A text whose characters mean themselves. */
    private static boolean isAsWritten(String literal) {
        boolean plain = literal.startsWith("'") && literal.indexOf('\'', 1) == literal.length() - 1;
        return literal.startsWith("$") || plain;
    }

    private static int start(Token body) {
        return body.text().startsWith("$") ? body.text().indexOf('$', 1) + 1 : 1;
    }

    private static String text(Token body) {
        return body.text().substring(start(body), body.text().length() - start(body));
    }

    private static List<Token> inside(Token body) {
        return SqlLexer.tokens(text(body)).stream()
                .filter(t -> !t.kind().isComment())
                .toList();
    }

    private record Body(Statement outer, Token token) {
        List<Statement> statements() {
            List<Statement> found = new ArrayList<>();
            List<Token> tokens = inside(token);
            int first = 0;
            boolean condition = false;
            for (int i = 0; i < tokens.size(); i++) {
                Token each = tokens.get(i);
                String word = each.folded();
                boolean opens = each.kind() == TokenKind.WORD && OPENERS.contains(word) && (condition || i == first);
                if (i == first && each.kind() == TokenKind.WORD) {
                    condition = CONDITIONS.contains(word);
                }
                if (opens) {
                    first = i + 1;
                    condition = false;
                } else if (each.kind() == TokenKind.SEMICOLON) {
                    if (i > first && CHANGES.contains(tokens.get(first).folded())) {
                        parse(tokens.get(first).offset(), tokens.get(i).offset())
                                .ifPresent(found::add);
                    }
                    first = i + 1;
                    condition = false;
                }
            }
            last(tokens, first).ifPresent(found::add);
            return found;
        }

        /** In SQL nothing need stand behind the last one. */
        private Optional<Statement> last(List<Token> tokens, int first) {
            return first < tokens.size() && CHANGES.contains(tokens.get(first).folded())
                    ? parse(tokens.get(first).offset(), text(token).length())
                    : Optional.empty();
        }

        private Optional<Statement> parse(int from, int to) {
            String sql = text(token).substring(from, to).strip();
            try {
                return SqlScript.parse(sql, SourceName.of(outer.at().file())).statements().stream()
                        .findFirst()
                        .map(s -> moved(s, from));
            } catch (SutureException e) {
                return Optional.empty();
            }
        }

        /** Where it stands in the file. */
        private Statement moved(Statement inner, int from) {
            int place = token.offset() + start(token) + from;
            String before = outer.text().substring(0, place);
            int lines = (int) before.chars().filter(c -> c == '\n').count();
            int column = lines == 0 ? outer.column() + place : place - before.lastIndexOf('\n');
            return new Statement(
                    inner.text(),
                    outer.offset() + place,
                    new SourcePosition(outer.at().file(), outer.line() + lines, column, Optional.empty()),
                    outer.comments(),
                    inner.kind(),
                    inner.tree());
        }
    }
}
