// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Makes statements of the grammar's answer: cuts the text at tokens, so that comments and space around are left out. */
final class TreeReader {
    /** PostgreSQL's own stack limit, not the reader's, decides how deep a statement may nest. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Integer.MAX_VALUE)
                            .maxStringLength(Integer.MAX_VALUE)
                            .maxDocumentLength(-1)
                            .build())
                    .build())
            .build();

    private final SourceText source;
    private final List<Token> tokens;
    private final Problems problems;
    private final ByteIndex bytes;
    private int next;

    TreeReader(SourceText source, List<Token> tokens, Problems problems) {
        this.source = source;
        this.tokens = tokens;
        this.problems = problems;
        this.bytes = ByteIndex.of(source.parsed());
    }

    List<Statement> read(byte[] json) {
        List<Statement> statements = new ArrayList<>();
        for (JsonNode raw : tree(json).path("stmts")) {
            statements.add(statement(raw));
        }
        return statements;
    }

    private static JsonNode tree(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Statement statement(JsonNode raw) {
        int from = raw.path("stmt_location").asInt(0);
        int length = raw.path("stmt_len").asInt(0);
        int end = length == 0 ? source.parsed().length() : bytes.charOffset(from + length);
        List<String> comments = new ArrayList<>();
        Span span = span(bytes.charOffset(from), end, comments);
        Node tree = Node.of(raw.get("stmt"), new Locations(bytes, span.start()));
        Statement statement = new Statement(
                source.parsed().substring(span.start(), span.end()),
                span.start(),
                source.position(span.start()),
                comments,
                StatementKinds.of(tree),
                tree);
        refuseCopyFromClient(statement);
        return statement;
    }

    /** From the first token at or after this place to the last before the end; comments on the way are collected. */
    private Span span(int from, int end, List<String> comments) {
        int start = -1;
        int last = from;
        for (; next < tokens.size() && tokens.get(next).offset() < end; next++) {
            Token token = tokens.get(next);
            if (token.kind().isComment()) {
                comments.add(token.text());
            } else if (token.offset() >= from) {
                start = start < 0 ? token.offset() : start;
                last = token.end();
            }
        }
        return new Span(start < 0 ? from : start, last);
    }

    private void refuseCopyFromClient(Statement statement) {
        Node tree = statement.tree();
        if (tree.is("CopyStmt") && tree.flag("is_from") && tree.text("filename").isEmpty()) {
            problems.add(Problem.user(
                            "SQL-COPY-STDIN",
                            "COPY … FROM STDIN reads rows that only psql would send",
                            "a migration is sent to the server as statements; nothing follows them",
                            "write the rows as INSERT statements, or load them outside the migration")
                    .at(source.shown(statement.offset())));
        }
    }
}
