// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql.ddl;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.Token;
import io.suture.core.sql.TokenEdit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What PostgreSQL says of one column ({@code pg_get_indexdef} and its like), said of another one. Only places where the grammar has a
 * column are changed: a function, type or constraint of the same name is left alone.
 */
public record OtherName(Identifier from, Identifier to) {
    private static final SourceName WRITTEN = SourceName.of("definition");
    private static final String SELECT = "SELECT ";

    /** An expression over the columns of one table. */
    public String expression(String sql) {
        return statement(SELECT + sql).substring(SELECT.length());
    }

    /** The words of a constraint as {@code pg_get_constraintdef} gives them. */
    public String constraint(String definition) {
        String add = "ALTER TABLE t ADD ";
        return statement(add + definition).substring(add.length());
    }

    /** A {@code CREATE INDEX}, under another name. */
    public String index(String definition, Identifier name) {
        StatementText text = StatementText.of(statement(definition));
        Token old = text.keyword("index").flatMap(text::after).orElseThrow();
        return text.change().replace(old, name.toString()).text();
    }

    /** Another one in place of the one, among others. */
    public List<Identifier> columns(List<Identifier> columns) {
        return columns.stream().map(c -> c.equals(from) ? to : c).toList();
    }

    private String statement(String sql) {
        StatementText text = StatementText.of(sql);
        Set<Integer> places = new TreeSet<>(listed(text));
        SqlScript.parse(sql, WRITTEN)
                .statements()
                .getFirst()
                .tree()
                .walk()
                .filter(n -> n.is("ColumnRef"))
                .flatMap(n -> last(n, text).stream())
                .forEach(places::add);
        TokenEdit edit = text.change();
        for (int place : places) {
            edit = edit.replace(text.tokenAt(place).orElseThrow(), to.toString());
        }
        return edit.text();
    }

    /** Of a qualified name the part behind the last point. */
    private List<Integer> last(Node column, StatementText text) {
        List<String> names = column.strings("fields");
        if (names.isEmpty() || !names.getLast().equals(from.value())) {
            return List.of();
        }
        int start = column.location().orElseThrow();
        return text.tokens().stream()
                .filter(t -> t.offset() >= start && !t.isSymbol("."))
                .skip(names.size() - 1L)
                .limit(1)
                .map(Token::offset)
                .toList();
    }

    /** Where a list of columns or keys begins an element with the name; behind REFERENCES and WITH it means something else. */
    private Set<Integer> listed(StatementText text) {
        List<Token> tokens = text.tokens();
        Set<Integer> found = new TreeSet<>();
        boolean foreign = false;
        for (int i = 1; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean begins =
                    tokens.get(i - 1).isSymbol("(") || tokens.get(i - 1).isSymbol(",");
            foreign = foreign && !token.is("on") || token.is("references") || token.is("with");
            boolean called = i + 1 < tokens.size() && tokens.get(i + 1).isSymbol("(");
            if (begins && !foreign && !called && isFrom(token) && !isInExpression(text, token)) {
                found.add(token.offset());
            }
        }
        return found;
    }

    /** Arguments of functions are the grammar's to find. */
    private static boolean isInExpression(StatementText text, Token token) {
        int depth = 0;
        for (Token each : text.tokens()) {
            if (each.offset() >= token.offset()) {
                break;
            }
            depth += each.isSymbol("(") ? 1 : each.isSymbol(")") ? -1 : 0;
        }
        return depth > 1;
    }

    private boolean isFrom(Token token) {
        return token.text().equals(from.toString());
    }
}
