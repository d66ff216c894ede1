// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import io.suture.core.sql.Node;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What PostgreSQL has no statement for, as SQL: a {@code CALL} that Suture plans, of a procedure in the schema {@code suture} that no
 * database has.
 *
 * @param arguments as they stand there
 */
public record PlannedCall(String procedure, List<Node> arguments) {
    private static final String SCHEMA = "suture";

    public PlannedCall {
        arguments = List.copyOf(arguments);
    }

    /** Empty for any other statement. */
    public static Optional<PlannedCall> of(Statement statement) {
        return Optional.of(statement)
                .filter(s -> s.kind() == StatementKind.CALL)
                .flatMap(s -> s.tree().field("funccall"))
                .filter(call -> call.strings("funcname").size() == 2
                        && call.strings("funcname").getFirst().equals(SCHEMA))
                .map(call -> new PlannedCall(call.strings("funcname").getLast(), call.list("args")));
    }

    /** An argument that is a text; empty where it is something else, or not there. */
    public Optional<String> text(int argument) {
        return argument < arguments.size() ? text(arguments.get(argument)) : Optional.empty();
    }

    /** An argument that is an array of arrays of so many texts; empty where it is something else. */
    public List<List<String>> rows(int argument, int width) {
        List<List<String>> rows = arguments.get(argument).list("elements").stream()
                .map(row -> row.list("elements").stream()
                        .flatMap(cell -> text(cell).stream())
                        .toList())
                .toList();
        return rows.stream().allMatch(row -> row.size() == width) ? rows : List.of();
    }

    private static Optional<String> text(Node constant) {
        return constant.is("A_Const") ? constant.field("sval").map(s -> s.text("sval")) : Optional.empty();
    }

    /**
     * The statement.
     *
     * @param arguments as SQL
     */
    public static String sql(String procedure, Stream<String> arguments) {
        return arguments.collect(Collectors.joining(", ", "CALL " + SCHEMA + "." + procedure + "(", ")"));
    }

    /** An array of rows, as SQL. */
    public static String array(Stream<List<String>> rows) {
        return rows.map(row -> row.stream().map(SqlLiteral::quote).collect(Collectors.joining(", ", "[", "]")))
                .collect(Collectors.joining(", ", "ARRAY[", "]"));
    }
}
