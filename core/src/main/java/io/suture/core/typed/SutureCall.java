// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import static java.util.stream.Collectors.joining;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A {@code CALL} of something in the schema {@code suture}, which Suture plans and no database has: the thing it is about first, then what
 * is said of it by name.
 *
 * <pre>{@code
 * CALL suture.partition_table('audit_log', by => 'hash', columns => ARRAY['id'], partitions => '8');
 * }</pre>
 *
 * @param arguments in order
 */
public record SutureCall(String procedure, String subject, Map<String, Argument> arguments) {
    /** What is said under one name. */
    public sealed interface Argument {
        record Text(String text) implements Argument {
            @Override
            public String toString() {
                return SqlLiteral.quote(text);
            }
        }

        /** Of texts, or of lists again. */
        record Items(List<Argument> items) implements Argument {
            public Items {
                items = List.copyOf(items);
            }

            /** Within an array. */
            @Override
            public String toString() {
                return items.stream().map(Argument::toString).collect(joining(", ", "[", "]"));
            }
        }
    }

    public SutureCall {
        arguments = new LinkedHashMap<>(arguments);
    }

    /** A call that says nothing yet. */
    public static SutureCall of(String procedure, String subject) {
        return new SutureCall(procedure, subject, Map.of());
    }

    /** The same, and this; nothing more where there is no value. */
    public SutureCall with(String name, Optional<?> value) {
        return value.map(v -> with(name, new Argument.Text(v.toString()))).orElse(this);
    }

    /** The same, and these; nothing more where there are none. */
    public SutureCall with(String name, List<?> values) {
        return values.isEmpty() ? this : with(name, items(values));
    }

    private SutureCall with(String name, Argument argument) {
        Map<String, Argument> more = new LinkedHashMap<>(arguments);
        more.put(name, argument);
        return new SutureCall(procedure, subject, more);
    }

    private static Argument items(List<?> values) {
        return new Argument.Items(values.stream()
                .map(v -> v instanceof List<?> row ? items(row) : new Argument.Text(v.toString()))
                .toList());
    }

    /** Empty where the statement is something else, or says something otherwise than so, or more than these. */
    public static Optional<SutureCall> of(Statement statement, String procedure, Set<String> known) {
        if (!TwoSides.isCall(statement)) {
            return Optional.empty();
        }
        Node call = statement.tree().field("funccall").orElseThrow();
        List<Node> arguments = call.list("args");
        Map<String, Argument> named = new LinkedHashMap<>();
        arguments.stream()
                .skip(1)
                .filter(a -> known.contains(a.text("name")))
                .forEach(
                        a -> a.field("arg").flatMap(SutureCall::argument).ifPresent(v -> named.put(a.text("name"), v)));
        boolean understood = call.strings("funcname").getLast().equals(procedure)
                && !arguments.isEmpty()
                && isText(arguments.getFirst())
                && named.size() == arguments.size() - 1;
        return understood
                ? Optional.of(new SutureCall(procedure, text(arguments.getFirst()), named))
                : Optional.empty();
    }

    /** Empty for what is neither a text nor a list of such, be it somewhere within. */
    private static Optional<Argument> argument(Node node) {
        if (isText(node)) {
            return Optional.of(new Argument.Text(text(node)));
        }
        List<Node> elements = node.is("A_ArrayExpr") ? node.list("elements") : List.of();
        List<Argument> items =
                elements.stream().flatMap(e -> argument(e).stream()).toList();
        return items.isEmpty() || items.size() < elements.size()
                ? Optional.empty()
                : Optional.of(new Argument.Items(items));
    }

    private static boolean isText(Node node) {
        return node.is("A_Const") && node.has("sval");
    }

    private static String text(Node constant) {
        return constant.field("sval").orElseThrow().text("sval");
    }

    /** Empty where it is not said, or is a list. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(arguments.get(name))
                .flatMap(a -> texts(Stream.of(a)).stream().findFirst());
    }

    /** None where it is not said. */
    public List<String> texts(String name) {
        return texts(items(name));
    }

    /** None where it is not said. */
    public List<List<String>> rows(String name) {
        return items(name)
                .filter(Argument.Items.class::isInstance)
                .map(row -> texts(((Argument.Items) row).items().stream()))
                .toList();
    }

    private Stream<Argument> items(String name) {
        return arguments.get(name) instanceof Argument.Items list ? list.items().stream() : Stream.of();
    }

    private static List<String> texts(Stream<Argument> arguments) {
        return arguments
                .filter(Argument.Text.class::isInstance)
                .map(a -> ((Argument.Text) a).text())
                .toList();
    }

    /** The statement. */
    public String sql() {
        String named = arguments.entrySet().stream()
                .map(a -> ", " + Identifier.of(a.getKey()) + " => "
                        + (a.getValue() instanceof Argument.Items ? "ARRAY" : "") + a.getValue())
                .collect(joining());
        return "CALL suture." + procedure + "(" + SqlLiteral.quote(subject) + named + ")";
    }
}
