// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import io.suture.core.sql.Node;
import io.suture.core.sql.ddl.Expressions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Conditions that look at no row: {@code true}, {@code 1 = 1}, {@code a = a}, {@code a IS NULL OR a IS NOT NULL}. */
final class Truth {
    private Truth() {}

    /** Whether every row satisfies it (null aside). */
    static boolean isAlways(Node condition) {
        return is(condition, true);
    }

    private static boolean is(Node condition, boolean wanted) {
        return switch (condition.tag()) {
            case "A_Const", "TypeCast" ->
                truth(condition).filter(t -> t == wanted).isPresent();
            case "BoolExpr" -> isBool(condition, wanted);
            case "A_Expr" -> wanted ? isTrue(condition) : isFalse(condition);
            case "NullTest" -> asksConstant(condition, wanted);
            case "BooleanTest" -> asksTruth(condition, wanted);
            default -> false;
        };
    }

    private static boolean isBool(Node condition, boolean wanted) {
        List<Node> parts = condition.list("args");
        return switch (condition.text("boolop")) {
            case "AND_EXPR" ->
                wanted
                        ? parts.stream().allMatch(p -> is(p, true))
                        : parts.stream().anyMatch(p -> is(p, false));
            case "OR_EXPR" ->
                wanted
                        ? parts.stream().anyMatch(p -> is(p, true)) || askBoth(parts)
                        : parts.stream().allMatch(p -> is(p, false));
            default -> parts.stream().allMatch(p -> is(p, !wanted));
        };
    }

    /** {@code NULL IS NULL}, {@code 1 IS NOT NULL}. */
    private static boolean asksConstant(Node test, boolean wanted) {
        boolean asksNull = test.text("nulltesttype").equals("IS_NULL");
        return test.field("arg")
                .filter(a -> a.is("A_Const"))
                .filter(a -> (a.flag("isnull") == asksNull) == wanted)
                .isPresent();
    }

    /** {@code true IS TRUE}, {@code (1 = 1) IS NOT FALSE}. */
    private static boolean asksTruth(Node test, boolean wanted) {
        Optional<Node> arg = test.field("arg");
        return switch (test.text("booltesttype")) {
            case "IS_TRUE", "IS_NOT_FALSE" -> arg.filter(a -> is(a, wanted)).isPresent();
            case "IS_FALSE", "IS_NOT_TRUE" -> arg.filter(a -> is(a, !wanted)).isPresent();
            default -> false;
        };
    }

    /** {@code a IS NULL OR a IS NOT NULL}. */
    private static boolean askBoth(List<Node> parts) {
        return parts.stream()
                .anyMatch(p -> Expressions.provenNull(p).stream()
                        .anyMatch(c -> parts.stream()
                                .anyMatch(other ->
                                        Expressions.provenNotNull(other).contains(c))));
    }

    private static boolean isTrue(Node comparison) {
        if (comparison.text("kind").equals("AEXPR_IN") && operator(comparison).equals("=")) {
            Optional<String> left = comparison.field("lexpr").flatMap(Truth::constant);
            return comparison.field("rexpr").stream()
                    .flatMap(r -> r.list("items").stream())
                    .flatMap(i -> constant(i).stream())
                    .anyMatch(v -> left.filter(v::equals).isPresent());
        }
        return compares(comparison, Truth::holds) || isColumnItself(comparison);
    }

    private static boolean isFalse(Node comparison) {
        return compares(comparison, (operator, order) -> !holds(operator, order));
    }

    private static boolean isColumnItself(Node comparison) {
        Optional<Node> left = comparison.field("lexpr").filter(l -> l.is("ColumnRef"));
        Optional<Node> right = comparison.field("rexpr").filter(r -> r.is("ColumnRef"));
        return comparison.text("kind").equals("AEXPR_OP")
                && List.of("=", "<=", ">=").contains(operator(comparison))
                && left.isPresent()
                && right.isPresent()
                && left.get().strings("fields").equals(right.get().strings("fields"));
    }

    private static boolean compares(Node comparison, BiPredicate<String, Integer> holds) {
        Optional<String> left = comparison.field("lexpr").flatMap(Truth::constant);
        Optional<String> right = comparison.field("rexpr").flatMap(Truth::constant);
        return comparison.text("kind").equals("AEXPR_OP")
                && left.isPresent()
                && right.isPresent()
                && holds.test(operator(comparison), order(left.get(), right.get()));
    }

    private static boolean holds(String operator, int order) {
        return switch (operator) {
            case "=" -> order == 0;
            case "<>" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default -> false;
        };
    }

    private static int order(String left, String right) {
        boolean texts = left.startsWith("'") || right.startsWith("'") || left.matches("[a-z].*");
        return texts ? left.compareTo(right) : new BigDecimal(left).compareTo(new BigDecimal(right));
    }

    private static String operator(Node expression) {
        return expression.strings("name").getLast();
    }

    private static Optional<Boolean> truth(Node constant) {
        return constant(constant)
                .map(c -> c.replace("'", "").toLowerCase(Locale.ROOT))
                .flatMap(c -> switch (c) {
                    case "true", "t", "on", "yes" -> Optional.of(true);
                    case "false", "f", "off", "no" -> Optional.of(false);
                    default -> Optional.empty();
                });
    }

    private static Optional<String> constant(Node node) {
        return node.is("A_Const") || node.is("TypeCast") ? Expressions.constant(node) : Optional.empty();
    }
}
