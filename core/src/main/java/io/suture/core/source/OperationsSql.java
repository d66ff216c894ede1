// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.migration.Section;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.problem.SourcePosition;
import io.suture.core.sql.SqlLexer;
import io.suture.core.sql.Token;
import io.suture.core.sql.TokenKind;
import io.suture.core.typed.TypedOperation;
import io.suture.core.typed.shape.OperationShape;
import io.suture.core.typed.shape.Reading;
import io.suture.core.yaml.YamlValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The SQL of a list of operations. Each stands on the line on which its operation stands in the file, and SQL of the author's on
 * its own lines, so that whatever is said later about a statement names a line that the author knows.
 */
final class OperationsSql {
    private final StringBuilder sql = new StringBuilder();
    private int line = 1;

    private OperationsSql() {}

    /** @param key under which the operations stand */
    static Section of(String file, YamlValue operations, String key, Problems problems) {
        OperationsSql text = new OperationsSql();
        if (operations instanceof YamlValue.Items items) {
            items.items().forEach(item -> text.add(item, problems));
        } else {
            problems.add(notAList(operations, key));
        }
        return Section.of(file, text.sql.toString());
    }

    private void add(YamlValue item, Problems problems) {
        OperationShape.any()
                .read(item, Reading.into(problems))
                .map(TypedOperation.class::cast)
                .ifPresent(operation -> operation.sql().forEach(statement -> add(statement, item)));
    }

    private void add(String statement, YamlValue item) {
        Optional<YamlValue.Text> verbatim =
                texts(item).filter(t -> t.text().equals(statement)).findFirst();
        int wanted = verbatim.map(YamlValue.Text::firstLine).orElse(item.at().line());
        int column = verbatim.map(YamlValue.Text::at).orElse(item.at()).column();
        append(line < wanted ? "\n".repeat(wanted - line) + " ".repeat(column - 1) : sql.isEmpty() ? "" : "\n");
        append(statement);
        append(end(statement));
    }

    private void append(String text) {
        sql.append(text);
        line += (int) text.chars().filter(c -> c == '\n').count();
    }

    /** A semicolon, unless it ends with one; a comment at its end cannot swallow it. */
    private static String end(String statement) {
        List<Token> tokens = SqlLexer.tokens(statement);
        boolean comment = !tokens.isEmpty() && tokens.getLast().kind() == TokenKind.LINE_COMMENT;
        boolean ended = tokens.reversed().stream()
                .filter(t -> !t.kind().isComment())
                .findFirst()
                .filter(t -> t.kind() == TokenKind.SEMICOLON)
                .isPresent();
        return ended ? "" : comment ? "\n;" : ";";
    }

    private static Stream<YamlValue.Text> texts(YamlValue value) {
        return switch (value) {
            case YamlValue.Text text -> Stream.of(text);
            case YamlValue.Nested nested ->
                nested.map().values().values().stream().flatMap(OperationsSql::texts);
            case YamlValue.Items items -> items.items().stream().flatMap(OperationsSql::texts);
            case YamlValue.Flag flag -> Stream.empty();
            case YamlValue.Nothing nothing -> Stream.empty();
        };
    }

    private static Problem notAList(YamlValue value, String key) {
        SourcePosition at = value.at();
        return Problem.user(
                        "YAML-VALUE",
                        "`" + key + "` must be a list of operations, not " + value.words(),
                        "operations are done in the order of the list",
                        "begin each of them with a dash, for example `- add_column:`")
                .at(at);
    }
}
