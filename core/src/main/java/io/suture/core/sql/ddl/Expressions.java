// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql.ddl;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.SqlLiteral;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an expression of the parse tree mentions. */
public final class Expressions {
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
        } else if (expression.is("NullTest") && expression.text("nulltesttype").equals(test)) {
            plainColumn(expression).ifPresent(found::add);
        }
        return found;
    }

    /** {@code column >= 10} and its like, alone or among conditions joined by AND, as {@code pg_get_constraintdef} spaces them. */
    public static List<String> comparisons(Node expression) {
        if (expression.is("BoolExpr") && expression.text("boolop").equals("AND_EXPR")) {
            return expression.list("args").stream()
                    .flatMap(a -> comparisons(a).stream())
                    .toList();
        }
        if (expression.text("kind").equals("AEXPR_IN")) {
            return membership(expression);
        }
        Optional<Node> left = expression.field("lexpr").filter(l -> l.is("ColumnRef"));
        Optional<String> right = expression.field("rexpr").flatMap(Expressions::constant);
        boolean plain = expression.text("kind").equals("AEXPR_OP") && left.isPresent() && right.isPresent();
        return plain
                ? List.of(columns(left.get()).iterator().next() + " "
                        + expression.strings("name").getLast() + " " + right.get())
                : List.of();
    }

    /** {@code column = ANY (ARRAY[…])}. */
    private static List<String> membership(Node in) {
        Optional<Node> left = in.field("lexpr").filter(l -> l.is("ColumnRef"));
        List<Node> items = in.field("rexpr").map(r -> r.list("items")).orElse(List.of());
        List<String> values = items.stream().flatMap(i -> constant(i).stream()).toList();
        boolean plain = in.strings("name").getLast().equals("=") && left.isPresent() && values.size() == items.size();
        return plain
                ? List.of(columns(left.get()).iterator().next() + " = ANY (ARRAY[" + String.join(", ", values) + "])")
                : List.of();
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
