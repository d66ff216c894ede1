// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Partitioning;
import io.suture.core.catalog.Relation;
import io.suture.core.outlook.NotNull;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.ddl.Expressions;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a table's checks imply what its partition's bounds will, so that attaching it reads no row
 * ({@code PartConstraintImpliedByRelConstraint}).
 *
 * @param column of the key
 * @param conditions of the table's valid checks, joined by AND, without parentheses and casts, in lower case
 */
record Bounds(Identifier column, List<String> conditions) {
    /** Among values as SQL writes them. */
    private static final String NULL = "NULL";

    /** Only the plain form is looked for: one column, compared with constants; not null, unless a list takes nulls too. */
    static boolean areProven(Relation parent, Relation child, Node bound) {
        List<Identifier> key =
                parent.partitioning().key().map(Partitioning.Key::columns).orElse(List.of());
        if (key.size() != 1 || bound.flag("is_default")) {
            return false;
        }
        Identifier column = key.getFirst();
        boolean nullFits = bound.list("listdatums").stream().anyMatch(AddColumnNotNullNoDefault::isNull);
        return (nullFits || NotNull.isSet(child, column) || NotNull.isProven(child, column))
                && new Bounds(column, conditions(child)).prove(bound);
    }

    private static List<String> conditions(Relation child) {
        return child.constraints().stream()
                .filter(c -> c.kind() == ConstraintKind.CHECK && c.validated())
                .map(c -> plain(c.definition()))
                .filter(c -> !c.contains(" or ") || !c.contains(" and "))
                .flatMap(c -> Arrays.stream(c.split(" and ")))
                .toList();
    }

    private static String plain(String definition) {
        return definition
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^check ", "")
                .replaceAll("::[a-z_ ]+(\\[\\])?", "")
                .replaceAll("[()]", "")
                .replaceAll("\\s*(>=|<=|<|>|=)\\s*", "$1");
    }

    private boolean prove(Node bound) {
        List<Node> values = bound.list("listdatums");
        if (!values.isEmpty()) {
            return isAmong(values.stream()
                    .flatMap(v ->
                            AddColumnNotNullNoDefault.isNull(v) ? Stream.of(NULL) : Expressions.constant(v).stream())
                    .collect(Collectors.toSet()));
        }
        Optional<String> lower = first(bound, "lowerdatums");
        Optional<String> upper = first(bound, "upperdatums");
        return (lower.isPresent() || upper.isPresent())
                && lower.map(this::isAtLeast).orElse(true)
                && upper.map(this::isBelow).orElse(true);
    }

    /** Empty for {@code MINVALUE} and {@code MAXVALUE}. */
    private static Optional<String> first(Node bound, String field) {
        return bound.list(field).stream().findFirst().flatMap(Expressions::constant);
    }

    private boolean isAtLeast(String lower) {
        return says(">=", lower, order -> order >= 0)
                || says(">", lower, order -> order >= 0)
                || says("=", lower, order -> order >= 0);
    }

    private boolean isBelow(String upper) {
        return says("<", upper, order -> order <= 0)
                || says("<=", upper, order -> order < 0)
                || says("=", upper, order -> order < 0);
    }

    private boolean isAmong(Set<String> values) {
        return conditions.stream().anyMatch(c -> Arrays.stream(c.split(" or ")).allMatch(one -> isAmong(one, values)));
    }

    private boolean isAmong(String condition, Set<String> values) {
        String begin = column + "=";
        if (!condition.startsWith(begin)) {
            return condition.equals(column + " is null") && values.contains(NULL);
        }
        String named = condition.substring(begin.length()).replaceAll("^any array\\[|\\]$", "");
        return values.containsAll(List.of(named.split(", *")));
    }

    /** Whether a condition compares the column this way with a constant that stands so to the bound. */
    private boolean says(String operator, String bound, IntPredicate order) {
        String begin = column + operator;
        return conditions.stream()
                .filter(c -> c.startsWith(begin) && !c.startsWith(begin + "="))
                .map(c -> c.substring(begin.length()))
                .anyMatch(c -> order(c, bound).filter(o -> order.test(o)).isPresent());
    }

    /** Numbers and dates; others are only known to be equal. */
    private static Optional<Integer> order(String left, String right) {
        if (left.equals(right.toLowerCase(Locale.ROOT))) {
            return Optional.of(0);
        }
        if (isNumber(left) && isNumber(right)) {
            return Optional.of(new BigDecimal(left).compareTo(new BigDecimal(right)));
        }
        boolean dates = left.length() == right.length() && isDate(left) && isDate(right);
        return dates ? Optional.of(left.compareTo(right)) : Optional.empty();
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d+(\\.\\d+)?");
    }

    private static boolean isDate(String text) {
        return text.matches("'\\d{4}-\\d{2}-\\d{2}( \\d{2}:\\d{2}(:\\d{2})?(\\+\\d{2})?)?'");
    }
}
