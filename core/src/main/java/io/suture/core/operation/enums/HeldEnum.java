// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.enums;

import static java.util.stream.Collectors.joining;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.ColumnValue;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Relation;
import io.suture.core.copy.Reshaping;
import io.suture.core.plan.Trial;
import io.suture.core.problem.Problem;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A table with columns of an enum, which becomes one of the type beside it. */
record HeldEnum(Relation table, TypeWords words, EnumNames names, Labels labels) {
    /** Those that hold it. */
    List<Column> columns() {
        return table.columns().stream().filter(c -> words.isHeldBy(c.type())).toList();
    }

    /** That no row holds a value that goes. */
    Optional<Trial> trial() {
        List<String> refused = labels.refused();
        if (refused.isEmpty()) {
            return Optional.empty();
        }
        String values = refused.stream().map(SqlLiteral::quote).collect(joining(", "));
        String held = columns().stream().map(c -> held(c, refused)).collect(joining(" OR "));
        String where = columns().stream().map(c -> c.name().value()).collect(joining(", ")) + " of "
                + table.name().display();
        return Optional.of(Trial.of(
                "no row has " + values + " in " + where,
                "SELECT count(*) FILTER (WHERE " + held + "), count(*) FROM ONLY " + table.name(),
                Problem.user(
                        "ENUM-IN-USE",
                        "rows have " + values + " in " + where,
                        "a value that rows hold cannot go",
                        "give them another value in a migration before, or say `replace_with`")));
    }

    private String held(Column column, List<String> values) {
        return Labels.held(column.name(), words.isArray(column.type()), values);
    }

    /** Of the table into a copy whose columns are of the other type. */
    Reshaping reshaping() {
        Map<Identifier, String> using = new HashMap<>();
        columns().forEach(c -> using.put(c.name(), converted(c, names.refusal() + "()")));
        Relation after = table.withColumns(
                        table.columns().stream().map(this::column).toList())
                .withConstraints(table.constraints().stream()
                        .map(c -> c.withDefinition(renamed(c.definition())))
                        .toList())
                .withIndexes(table.indexes().stream()
                        .map(i -> i.withDefinition(renamed(i.definition())))
                        .toList())
                .withStatistics(table.statistics().stream()
                        .map(s -> s.about(
                                s.columns(),
                                s.expressions().stream().map(this::renamed).toList()))
                        .toList());
        return new Reshaping(table, after, using, this::shape, /* reading= */ false);
    }

    private Column column(Column column) {
        return words.isHeldBy(column.type()) ? column.withType(renamed(column.type()), names.next()) : column;
    }

    private String converted(Column column, String refusal) {
        String text = labels.text(column.name(), words.isArray(column.type()), refusal);
        return "CAST(" + text + " AS " + renamed(column.type()) + ")";
    }

    private List<String> shape(TableName copy) {
        List<Constraint> checks = table.constraints().stream()
                .filter(c -> c.kind() == ConstraintKind.CHECK)
                .filter(c -> words.isIn(c.definition())
                        || columns().stream().anyMatch(e -> c.columns().contains(e.name())))
                .toList();
        List<String> commands = new ArrayList<>();
        checks.forEach(c -> commands.add("DROP CONSTRAINT " + c.name()));
        columns().forEach(c -> commands.addAll(commands(c)));
        checks.forEach(c -> commands.add("ADD CONSTRAINT " + c.name() + " " + renamed(c.definition())));
        Stream<String> comments = checks.stream()
                .flatMap(check -> check.comment().stream()
                        .map(c -> "COMMENT ON CONSTRAINT " + check.name() + " ON " + copy + " IS "
                                + SqlLiteral.quote(c)));
        return Stream.concat(Stream.of("ALTER TABLE " + copy + " " + String.join(", ", commands)), comments)
                .toList();
    }

    /** A default is of the column's type, and must go while that changes. */
    private List<String> commands(Column column) {
        String alter = "ALTER COLUMN " + column.name() + " ";
        String type = renamed(column.type());
        List<String> commands = new ArrayList<>(
                List.of(alter + "TYPE " + type + " USING CAST(CAST(" + column.name() + " AS text) AS " + type + ")"));
        if (column.value() instanceof ColumnValue.Default value) {
            commands.addFirst(alter + "DROP DEFAULT");
            commands.addLast(alter + "SET DEFAULT " + renamed(value.expression()));
        }
        return commands;
    }

    private String renamed(String sql) {
        return words.of(names.next(), sql);
    }
}
