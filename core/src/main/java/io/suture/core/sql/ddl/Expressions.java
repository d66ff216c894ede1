// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql.ddl;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.SqlLiteral;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an expression of the parse tree mentions. */
public final class Expressions {
    /** What an operator becomes when its sides are exchanged. */
    private static final Map<String, String> TURNED = Map.of("=", "=", "<", ">", "<=", ">=", ">", "<", ">=", "<=");

    private Expressions() {}

    /** The columns it reads, each once, in order of first appearance. */
    public static Set<Identifier> columns(Node expression) {
        Set<Identifier> found = new LinkedHashSet<>();
        expression
                .walk()
                .filter(n -> n.is("ColumnRef"))
                .flatMap(n -> n.strings("fields").reversed().stream().limit(1))
                .map(Identifier::of)
                .forEach(found::add);
        return found;
    }

    /** The functions it calls, as written. */
    public static List<List<String>> functions(Node expression) {
        return expression
                .walk()
                .filter(n -> n.is("FuncCall"))
                .map(n -> n.strings("funcname"))
                .toList();
    }

    /** The column, where {@code column IS NOT NULL} is all it says, alone or among conditions joined by AND. */
    public static Set<Identifier> provenNotNull(Node expression) {
        return tested("IS_NOT_NULL", expression);
    }

    /** The column, where {@code column IS NULL} is all it says, alone or among conditions joined by AND. */
    public static Set<Identifier> provenNull(Node expression) {
        return tested("IS_NULL", expression);
    }

    private static Set<Identifier> tested(String test, Node expression) {
        Set<Identifier> found = new LinkedHashSet<>();
        if (expression.is("BoolExpr") && expression.text("boolop").equals("AND_EXPR")) {
            expression.list("args").forEach(a -> found.addAll(tested(test, a)));
        } else if (expression.is("BoolExpr") && expression.text("boolop").equals("NOT_EXPR")) {
            String opposite = test.equals("IS_NULL") ? "IS_NOT_NULL" : "IS_NULL";
            expression.list("args").stream()
                    .filter(a -> a.is("NullTest"))
                    .forEach(a -> found.addAll(tested(opposite, a)));
        } else if (expression.is("NullTest") && expression.text("nulltesttype").equals(test)) {
            plainColumn(expression).ifPresent(found::add);
        }
        return found;
    }

    /**
     * {@code column >= 10}, {@code column IS NULL} and their like, as {@code pg_get_constraintdef} spaces them: one alone, those among
     * conditions joined by AND, or several joined by OR as one.
     */
    public static List<String> comparisons(Node expression) {
        if (expression.is("BoolExpr")) {
            return joined(expression.text("boolop"), expression.list("args"));
        }
        if (expression.is("NullTest")) {
            return provenNull(expression).stream().map(c -> c + " IS NULL").toList();
        }
        return switch (expression.text("kind")) {
            case "AEXPR_IN" -> membership(expression, items(expression, "items"));
            case "AEXPR_OP_ANY" -> membership(expression, items(expression, "elements"));
            case "AEXPR_BETWEEN" -> range(expression, items(expression, "items"));
            case "AEXPR_OP" -> comparison(expression);
            default -> List.of();
        };
    }

    /** Alternatives among other conditions are left out, so that no parentheses are needed. */
    private static List<String> joined(String operator, List<Node> conditions) {
        return switch (operator) {
            case "AND_EXPR" ->
                conditions.stream()
                        .filter(c -> !c.text("boolop").equals("OR_EXPR"))
                        .flatMap(c -> comparisons(c).stream())
                        .toList();
            case "OR_EXPR" -> {
                List<List<String>> each =
                        conditions.stream().map(Expressions::comparisons).toList();
                yield each.stream().allMatch(c -> c.size() == 1)
                        ? List.of(each.stream().map(List::getFirst).collect(Collectors.joining(" OR ")))
                        : List.of();
            }
            default -> List.of();
        };
    }

    /** {@code column >= 10}, also where the constant stands first. */
    private static List<String> comparison(Node expression) {
        Optional<Node> left = expression.field("lexpr");
        Optional<Node> right = expression.field("rexpr");
        String operator = expression.strings("name").getLast();
        return compared(left, operator, right)
                .or(() -> turned(operator).flatMap(turned -> compared(right, turned, left)))
                .stream()
                .toList();
    }

    /** What an operator becomes when its sides are exchanged; empty where it is none that compares. */
    public static Optional<String> turned(String operator) {
        return Optional.ofNullable(TURNED.get(operator));
    }

    private static Optional<String> compared(Optional<Node> column, String operator, Optional<Node> constant) {
        return column.filter(c -> c.is("ColumnRef"))
                .flatMap(c -> constant.flatMap(Expressions::typed)
                        .map(value -> columns(c).iterator().next() + " " + operator + " " + value));
    }

    /** {@code column BETWEEN 10 AND 20}, as PostgreSQL stores it: two comparisons. */
    private static List<String> range(Node between, List<Node> ends) {
        Optional<Node> column = between.field("lexpr");
        Optional<String> lower = compared(column, ">=", Optional.of(ends.getFirst()));
        Optional<String> upper = compared(column, "<=", Optional.of(ends.getLast()));
        return Stream.of(lower, upper).flatMap(Optional::stream).toList();
    }

    /** {@code column = ANY (ARRAY[…])}, also where it is written {@code column IN (…)}. */
    private static List<String> membership(Node in, List<Node> items) {
        Optional<Node> left = in.field("lexpr").filter(l -> l.is("ColumnRef"));
        List<String> values = items.stream().flatMap(i -> typed(i).stream()).toList();
        boolean plain = in.strings("name").getLast().equals("=")
                && left.isPresent()
                && !values.isEmpty()
                && values.size() == items.size();
        return plain
                ? List.of(columns(left.get()).iterator().next() + " = ANY (ARRAY[" + String.join(", ", values) + "])")
                : List.of();
    }

    private static List<Node> items(Node expression, String field) {
        return expression.field("rexpr").map(r -> r.list(field)).orElse(List.of());
    }

    /** A constant as SQL, with the type that is written at it. */
    private static Optional<String> typed(Node node) {
        String cast = node.is("TypeCast")
                ? node.field("typeName")
                        .map(t -> t.strings("names").stream()
                                .map(n -> Identifier.of(n).toString()))
                        .map(names -> "::" + names.collect(Collectors.joining(".")))
                        .orElse("")
                : "";
        return constant(node).map(c -> c + cast);
    }

    /** A constant as SQL, whatever it is cast to. */
    public static Optional<String> constant(Node node) {
        Node inner = node;
        while (inner.is("TypeCast")) {
            inner = inner.field("arg").orElseThrow();
        }
        Node constant = inner;
        return constant.field("sval")
                .map(s -> SqlLiteral.quote(s.text("sval")))
                .or(() -> constant.field("ival").map(i -> Integer.toString(i.integer("ival"))))
                .or(() -> constant.field("fval").map(f -> f.text("fval")))
                .or(() -> constant.field("boolval").map(b -> Boolean.toString(b.flag("boolval"))));
    }

    private static Optional<Identifier> plainColumn(Node nullTest) {
        return nullTest.field("arg")
                .filter(a -> a.is("ColumnRef"))
                .flatMap(a -> columns(a).stream().findFirst());
    }
}
