// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a plain file of {@code pg_dump} or {@code pg_dumpall} holds, as SQL that a server understands, without psql's commands: the schema, and
 * the rows apart from it.
 *
 * @param major of the server that was dumped, as the dump says; empty where it does not
 * @param statements of the schema, in order
 * @param rows where there are any, in order
 */
public record SchemaDump(OptionalInt major, List<Statement> statements, List<Rows> rows) {
    private static final Pattern DUMPED_FROM =
            Pattern.compile("^-- Dumped from database version (\\d+)", Pattern.MULTILINE);
    private static final Pattern COPY = Pattern.compile("^COPY ", Pattern.MULTILINE);
    private static final Set<String> ROWS = Set.of("InsertStmt", "CopyStmt");

    /**
     * A {@code COPY … FROM STDIN} and what follows it.
     *
     * @param offset of it in the file's text, as that of a statement
     * @param sql without the semicolon
     * @param data a row a line, without the end mark
     */
    public record Rows(int offset, String sql, String data) {}

    public SchemaDump {
        statements = List.copyOf(statements);
        rows = List.copyOf(rows);
    }

    /** @throws io.suture.core.problem.SutureException as {@link SqlScript#parse} */
    public static SchemaDump parse(String text, SourceName name) {
        Matcher version = DUMPED_FROM.matcher(text);
        OptionalInt major = version.find() ? OptionalInt.of(Integer.parseInt(version.group(1))) : OptionalInt.empty();
        List<Statement> schema = SqlScript.parse(withoutPsql(text), name).statements().stream()
                .filter(statement -> !ROWS.contains(statement.tree().tag()))
                .toList();
        return new SchemaDump(major, schema, rows(text));
    }

    /** The roles it names, which may be unknown to a server that it is read into; as they are spelled, without quotes. */
    public NavigableSet<String> roles() {
        NavigableSet<String> roles = new TreeSet<>();
        statements.stream()
                .flatMap(statement -> statement.tree().walk())
                .map(node -> node.text("rolename"))
                .filter(role -> !role.isEmpty())
                .forEach(roles::add);
        return roles;
    }

    private static List<Rows> rows(String text) {
        List<Rows> all = new ArrayList<>();
        int before = 0;
        int last = 0;
        for (Token token : SqlLexer.tokens(text)) {
            switch (token.kind()) {
                case COPY_DATA -> all.add(new Rows(before, copy(text.substring(before, last)), data(token.text())));
                case SEMICOLON -> {
                    before = last;
                    last = token.end();
                }
                default -> {}
            }
        }
        return all;
    }

    /** From its first word on: comments stand before it. */
    private static String copy(String piece) {
        Matcher first = COPY.matcher(piece);
        return first.find() ? piece.substring(first.start(), piece.length() - 1) : piece;
    }

    private static String data(String block) {
        int end = block.lastIndexOf("\\.");
        return end < 0 ? block : block.substring(0, end);
    }

    /** The same text, blank where psql's commands stand and where COPY brings rows, so that positions stay what they are. */
    private static String withoutPsql(String text) {
        StringBuilder sql = new StringBuilder(text);
        int before = 0;
        int last = 0;
        for (Token token : SqlLexer.tokens(text)) {
            switch (token.kind()) {
                case PSQL_COMMAND -> blank(sql, token.offset(), token.end());
                case COPY_DATA -> blank(sql, before, token.end());
                case SEMICOLON -> {
                    before = last;
                    last = token.end();
                }
                default -> {}
            }
        }
        return sql.toString();
    }

    private static void blank(StringBuilder sql, int from, int to) {
        for (int at = from; at < to; at++) {
            if (sql.charAt(at) != '\n') {
                sql.setCharAt(at, ' ');
            }
        }
    }
}
