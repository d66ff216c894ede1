// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.enums;

import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.TableName;
import io.suture.core.sql.Token;
import io.suture.core.sql.TokenEdit;
import io.suture.core.sql.TokenKind;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What PostgreSQL says of an enum, every name with its schema ({@code pg_get_expr} and its like). */
record TypeWords(TableName type) {
    private static final Pattern PERCENT_TYPE = Pattern.compile("%\\s*TYPE", Pattern.CASE_INSENSITIVE);

    /** Whether the text names it. */
    boolean isIn(String sql) {
        return places(StatementText.of(sql).tokens()).findAny().isPresent();
    }

    /** Whether a body that PostgreSQL has not parsed may name it, or take a type from a column. */
    boolean mayBeIn(String body) {
        return body.contains(type.name().value()) || PERCENT_TYPE.matcher(body).find();
    }

    /** Whether it is a type of a column that holds one value or many. */
    boolean isHeldBy(String columnType) {
        return columnType.equals(type.toString()) || isArray(columnType);
    }

    boolean isArray(String columnType) {
        return columnType.equals(type + "[]");
    }

    /** The same, said of another type. */
    String of(TableName other, String sql) {
        StatementText text = StatementText.of(sql);
        TokenEdit edit = text.change();
        for (int place : places(text.tokens()).toArray()) {
            edit = edit.replace(text.tokens().get(place), other.schema().toString())
                    .replace(text.tokens().get(place + 2), other.name().toString());
        }
        return edit.text();
    }

    /** Whether the text has one of these as a value of the type, alone or in an array. */
    boolean hasValue(String sql, Collection<String> labels) {
        List<Token> tokens = StatementText.of(sql).tokens();
        return places(tokens)
                .filter(place -> place >= 2 && tokens.get(place - 1).isSymbol("::"))
                .mapToObj(place -> tokens.get(place - 2))
                .filter(token -> token.kind() == TokenKind.STRING)
                .anyMatch(token -> labels.stream().anyMatch(label -> is(token.text(), label)));
    }

    /** An array as text holds its elements with commas and quotes around. */
    private static boolean is(String literal, String label) {
        return literal.equals(SqlLiteral.quote(label)) || literal.startsWith("'{") && literal.contains(label);
    }

    private IntStream places(List<Token> tokens) {
        String schema = type.schema().toString();
        String name = type.name().toString();
        return IntStream.range(0, Math.max(0, tokens.size() - 2))
                .filter(i -> tokens.get(i).text().equals(schema)
                        && tokens.get(i + 1).isSymbol(".")
                        && tokens.get(i + 2).text().equals(name)
                        && !(i + 3 < tokens.size() && tokens.get(i + 3).isSymbol("(")));
    }
}
