// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.move;

import static java.util.stream.Collectors.joining;

import io.suture.core.catalog.Relation;
import io.suture.core.data.Objection;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import io.suture.core.typed.SqlExpression;
import io.suture.core.typed.SutureCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Columns of a table get other values, where they are: a {@code CALL} that Suture plans.
 *
 * <pre>{@code
 * CALL suture.change_rows('patients', "where" => 'phone IS NOT NULL', columns => ARRAY[['phone', 'btrim(phone)']]);
 * }</pre>
 *
 * @param where which rows; all without it
 * @param columns 1 or more, and their values over the row, which is called {@code src}
 * @param objections what can be said against a row; none that keeps it out, since there is nowhere else to put it
 * @param java what makes more columns of a row before it is read; often nothing
 */
public record ChangeRows(
        QualifiedName table,
        Optional<SqlExpression> where,
        List<Target.Column> columns,
        List<Objection> objections,
        Optional<JavaRows> java) {
    private static final String NAME = "change_rows";

    public ChangeRows {
        columns = List.copyOf(columns);
        objections = List.copyOf(objections);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("nothing of " + table.display() + " is changed");
        }
    }

    /** The statement it stands for. */
    public String sql() {
        return SutureCall.of(NAME, table.display())
                .with("where", where.map(SqlExpression::text))
                .with(
                        "columns",
                        columns.stream()
                                .map(c -> List.of(c.name().value(), c.value().text()))
                                .toList())
                .with("rules", objections.stream().map(Objections::line).toList())
                .with("java", java.map(JavaRows::lines).orElse(List.of()))
                .sql();
    }

    /** What a {@code CALL suture.change_rows} wants; empty for anything else. */
    public static Optional<ChangeRows> of(Statement statement) {
        return SutureCall.of(statement, NAME, Set.of("where", "columns", "rules", "java"))
                .filter(call -> !call.rows("columns").isEmpty())
                .map(call -> new ChangeRows(
                        QualifiedName.parse(call.subject()),
                        call.text("where").map(SqlExpression::new),
                        call.rows("columns").stream()
                                .map(row -> new Target.Column(Identifier.of(row.get(0)), new SqlExpression(row.get(1))))
                                .toList(),
                        call.rows("rules").stream()
                                .map(line -> Objections.of(line.subList(1, line.size())))
                                .toList(),
                        JavaRows.of(call.rows("java"))));
    }

    /** An UPDATE of one table alone, of rows that are not as they should be; a range of blocks can be added with AND. */
    public String update(TableName leaf, Relation as) {
        return "UPDATE ONLY " + leaf + " AS src SET " + list(c -> c.name() + " = " + c.value()) + " WHERE "
                + condition(as);
    }

    /** Behind FROM: all rows that are asked about, called {@code src}. */
    public String asked(TableName known) {
        return known + " AS src WHERE "
                + where.map(SqlExpression::inParentheses).orElse("true");
    }

    /** Which rows are not as they should be. */
    String condition(Relation as) {
        return where.map(SqlExpression::inParentheses).orElse("true") + " AND CAST(ROW(" + list(c -> "src." + c.name())
                + ") AS text) IS DISTINCT FROM CAST(ROW(" + list(c -> made(c, as)) + ") AS text)";
    }

    /** Two numbers: rows of a sample that a second time would change again, and rows looked at. */
    public String twice(Relation as, int rows) {
        Map<Identifier, Target.Column> changed =
                columns.stream().collect(Collectors.toMap(Target.Column::name, Function.identity()));
        String after = as.columns().stream()
                .map(c -> changed.containsKey(c.name())
                        ? made(changed.get(c.name()), as) + " AS " + c.name()
                        : "src." + c.name())
                .collect(joining(", "));
        return "SELECT count(*) FILTER (WHERE " + condition(as) + "), count(*) FROM (SELECT " + after + " FROM "
                + as.name() + " AS src WHERE " + condition(as) + " LIMIT " + rows + ") AS src";
    }

    /** The value of a column, of its type. */
    static String made(Target.Column column, Relation as) {
        return "CAST(" + column.value() + " AS "
                + as.column(column.name()).orElseThrow().type() + ")";
    }

    private String list(Function<Target.Column, String> each) {
        return columns.stream().map(each).collect(joining(", "));
    }
}
