// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import io.suture.core.problem.Problem;
import io.suture.core.sql.Node;
import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlLexer;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TokenKind;
import java.util.List;
import java.util.Optional;

/** A piece of SQL that is no statement, put into one to be parsed. */
public final class Fragment {
    private static final SourceName NAME = SourceName.of("<yaml>");

    private Fragment() {}

    /** Its value is known only when the migration is planned; then the whole statement is parsed. */
    static boolean hasPlaceholder(String text) {
        return text.contains("${");
    }

    /** The tree of the text's only statement; empty where there are more or none. */
    static Optional<Node> only(String text) {
        List<Statement> statements = SqlScript.parse(text, NAME).statements();
        return statements.size() == 1 ? Optional.of(statements.getFirst().tree()) : Optional.empty();
    }

    /** What a SELECT of nothing but this text selects; empty where the text is more than that. */
    static Optional<Node> target(String before, String text, String after) {
        return only(before + closed(text) + after)
                .filter(select -> select.is("SelectStmt") && isBare(select))
                .map(select -> select.list("targetList"))
                .filter(targets -> targets.size() == 1)
                .map(List::getFirst)
                .filter(target -> !target.has("name"))
                .flatMap(target -> target.field("val"));
    }

    /** Nothing but targets; {@code limitOption} and {@code op} are always there. */
    private static boolean isBare(Node select) {
        return !select.has("fromClause")
                && !select.has("whereClause")
                && !select.has("groupClause")
                && !select.has("havingClause")
                && !select.has("windowClause")
                && !select.has("sortClause")
                && !select.has("limitCount")
                && !select.has("limitOffset")
                && !select.has("lockingClause")
                && !select.has("intoClause")
                && !select.has("larg");
    }

    /** The text, so that a comment at its end cannot swallow what follows. */
    static String closed(String text) {
        List<io.suture.core.sql.Token> tokens = SqlLexer.tokens(text);
        return !tokens.isEmpty() && tokens.getLast().kind() == TokenKind.LINE_COMMENT ? text + "\n" : text;
    }

    /** Refuses SQL that is not one statement of this kind. */
    public static void requireOne(String tag, String sql) {
        if (!hasPlaceholder(sql) && only(sql).filter(t -> t.is(tag)).isEmpty()) {
            throw refused("OPERATION-SQL", sql, "one statement");
        }
    }

    /** Of two fields, one must be said, and only one. */
    public static RuntimeException eitherOr(String one, String other) {
        return Problem.user(
                        "OPERATION-EITHER",
                        "`" + one + "` and `" + other + "` are both said, or neither",
                        "each of them stands for the other",
                        "say `" + one + "`, or else `" + other + "`")
                .asException();
    }

    static RuntimeException refused(String code, String text, String expected) {
        String shown = text.lines().findFirst().orElse("");
        return Problem.user(
                        code,
                        "`" + shown + "` is not " + expected,
                        "it becomes a part of a statement, and only that part",
                        "write " + expected)
                .asException();
    }
}
