// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.enums;

import static java.util.stream.Collectors.joining;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.ColumnValue;
import io.suture.core.catalog.Relation;
import io.suture.core.operation.AlterTableInParts;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.Token;
import io.suture.core.sql.TokenKind;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Columns of an enum that become columns of another one by {@code USING c::text::other}, with the defaults they had. */
record PlainConversion(Relation table, TypeWords words, RelationName to) {
    /** Whether the sub-commands do that with every column of the type, and nothing else. */
    boolean isAllOf(List<AlterTableInParts.Part> parts) {
        List<Column> held =
                table.columns().stream().filter(c -> words.isHeldBy(c.type())).toList();
        Set<Identifier> changed = parts.stream()
                .filter(p -> p.command().is("AlterColumnType"))
                .map(p -> p.command().name())
                .collect(Collectors.toSet());
        return changed.equals(held.stream().map(Column::name).collect(Collectors.toSet()))
                && parts.stream().allMatch(p -> held.stream().anyMatch(c -> isOf(p, c)))
                && held.stream().allMatch(c -> hasDefaultAgain(c, parts));
    }

    private boolean isOf(AlterTableInParts.Part part, Column column) {
        if (!part.command().optionalName().filter(column.name()::equals).isPresent()) {
            return false;
        }
        return switch (part.command().subtype()) {
            case "AlterColumnType" -> isPlain(part.words(), column);
            case "ColumnDefault" -> true;
            default -> false;
        };
    }

    private boolean isPlain(String sql, Column column) {
        String array = words.isArray(column.type()) ? "[]" : "";
        String said = unquoted(behind(sql, "using")
                .filter(t -> !t.isSymbol("(") && !t.isSymbol(")"))
                .map(Token::folded)
                .collect(joining()));
        String from = unquoted(column.name().toString());
        return types().anyMatch(type -> said.equals(from + "::text::" + type + array)
                || said.equals(from + "::text" + array + "::" + type + array));
    }

    /** What the other type may be called: a schema may be left to the search path. */
    private Stream<String> types() {
        String name = unquoted(to.name().toString());
        return Stream.concat(Stream.of(name), to.schema().stream().map(s -> unquoted(s.toString()) + "." + name));
    }

    /** Some write quotes around every name. */
    private static String unquoted(String sql) {
        return sql.replace("\"", "");
    }

    /** PostgreSQL carries out a SET DEFAULT after the change of the type, so that it is the last word. */
    private static boolean hasDefaultAgain(Column column, List<AlterTableInParts.Part> parts) {
        List<String> said = parts.stream()
                .filter(p ->
                        p.command().is("ColumnDefault") && p.command().name().equals(column.name()))
                .map(AlterTableInParts.Part::words)
                .toList();
        return column.value() instanceof ColumnValue.Default value
                ? said.size() == 2
                        && literal(value.expression(), t -> true)
                                .equals(literal(said.getLast(), afterDefault(said.getLast())))
                : said.isEmpty();
    }

    private static Predicate<Token> afterDefault(String sql) {
        int end = behind(sql, "default").map(Token::offset).findFirst().orElse(sql.length());
        return t -> t.offset() >= end;
    }

    /** The text it is made of; empty where it is made of something else. */
    private static Optional<String> literal(String sql, Predicate<Token> where) {
        return StatementText.of(sql).tokens().stream()
                .filter(where)
                .findFirst()
                .map(t -> t.kind() == TokenKind.STRING ? t.text() : sql);
    }

    private static Stream<Token> behind(String sql, String word) {
        return StatementText.of(sql).tokens().stream()
                .dropWhile(t -> !t.is(word))
                .skip(1);
    }
}
