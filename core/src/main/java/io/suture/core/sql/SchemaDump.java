// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The schema that a plain file of {@code pg_dump} or {@code pg_dumpall} holds, as SQL that a server understands: without psql's commands,
 * and without rows, where there are any.
 *
 * @param major of the server that was dumped, as the dump says; empty where it does not
 * @param statements in order
 */
public record SchemaDump(OptionalInt major, List<Statement> statements) {
    private static final Pattern DUMPED_FROM =
            Pattern.compile("^-- Dumped from database version (\\d+)", Pattern.MULTILINE);
    private static final Set<String> ROWS = Set.of("InsertStmt", "CopyStmt");

    public SchemaDump {
        statements = List.copyOf(statements);
    }

    /** @throws io.suture.core.problem.SutureException as {@link SqlScript#parse} */
    public static SchemaDump parse(String text, SourceName name) {
        Matcher version = DUMPED_FROM.matcher(text);
        OptionalInt major = version.find() ? OptionalInt.of(Integer.parseInt(version.group(1))) : OptionalInt.empty();
        List<Statement> schema = SqlScript.parse(withoutPsql(text), name).statements().stream()
                .filter(statement -> !ROWS.contains(statement.tree().tag()))
                .toList();
        return new SchemaDump(major, schema);
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
