// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Partitioning;
import io.suture.core.catalog.Relation;
import io.suture.core.outlook.CheckCondition;
import io.suture.core.outlook.NotNull;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.ddl.Expressions;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether a table's checks imply what its partition's bounds will, so that attaching it reads no row
 * ({@code PartConstraintImpliedByRelConstraint}).
 *
 * @param column of the key
 * @param checks conditions of the table's valid checks; each is true or null for every row
 */
record Bounds(Column column, List<Node> checks) {
    /** How a column is compared with a constant. */
    private record Comparison(String operator, KeyValue value) {}

    /** Only the plain form is looked for: one column, compared with constants; not null, unless a list takes nulls too. */
    static boolean areProven(Relation parent, Relation child, Node bound) {
        List<Identifier> key =
                parent.partitioning().key().map(Partitioning.Key::columns).orElse(List.of());
        if (key.size() != 1 || bound.flag("is_default") || parent.partitioning().isPartition()) {
            return false;
        }
        boolean nullFits = bound.list("listdatums").stream().anyMatch(AddColumnNotNullNoDefault::isNull);
        return child.column(key.getFirst())
                .filter(c -> nullFits || isNeverNull(child, c.name()))
                .map(c -> new Bounds(c, CheckCondition.proven(child)))
                .filter(b -> b.prove(bound))
                .isPresent();
    }

    private static boolean isNeverNull(Relation child, Identifier column) {
        boolean doubtful = child.constraints().stream()
                .anyMatch(
                        c -> c.kind() == ConstraintKind.NOT_NULL && c.columns().contains(column) && !c.validated());
        return NotNull.isProven(child, column) || (NotNull.isSet(child, column) && !doubtful);
    }

    private boolean prove(Node bound) {
        List<Node> values = bound.list("listdatums");
        if (!values.isEmpty()) {
            return isAmong(values);
        }
        Optional<Node> lower = first(bound, "lowerdatums");
        Optional<Node> upper = first(bound, "upperdatums");
        return (lower.isPresent() || upper.isPresent())
                && lower.map(this::isAtLeast).orElse(true)
                && upper.map(this::isBelow).orElse(true);
    }

    /** Empty for {@code MINVALUE} and {@code MAXVALUE}. */
    private static Optional<Node> first(Node bound, String field) {
        return bound.list(field).stream()
                .findFirst()
                .filter(n -> Expressions.constant(n).isPresent());
    }

    private boolean isAtLeast(Node bound) {
        return all(
                c -> switch (c.operator()) {
                    case ">=", ">", "=" ->
                        c.value().against(bound).filter(order -> order >= 0).isPresent();
                    default -> false;
                },
                false);
    }

    private boolean isBelow(Node bound) {
        return all(
                c -> switch (c.operator()) {
                    case "<" ->
                        c.value().against(bound).filter(order -> order <= 0).isPresent();
                    case "<=", "=" ->
                        c.value().against(bound).filter(order -> order < 0).isPresent();
                    default -> false;
                },
                false);
    }

    private boolean isAmong(List<Node> values) {
        boolean nullFits = values.stream().anyMatch(AddColumnNotNullNoDefault::isNull);
        return all(
                c -> c.operator().equals("=")
                        && values.stream()
                                .anyMatch(v -> c.value()
                                        .against(v)
                                        .filter(order -> order == 0)
                                        .isPresent()),
                nullFits);
    }

    /** Whether what any of the checks says of the column satisfies this. */
    private boolean all(Predicate<Comparison> wanted, boolean nullFits) {
        return checks.stream().anyMatch(check -> implies(check, wanted, nullFits));
    }

    /** Of conditions joined by AND one is enough; alternatives must all do. */
    private boolean implies(Node condition, Predicate<Comparison> wanted, boolean nullFits) {
        return switch (condition.tag()) {
            case "BoolExpr" ->
                switch (condition.text("boolop")) {
                    case "AND_EXPR" -> condition.list("args").stream().anyMatch(a -> implies(a, wanted, nullFits));
                    case "OR_EXPR" -> condition.list("args").stream().allMatch(a -> implies(a, wanted, nullFits));
                    default -> false;
                };
            case "NullTest" -> nullFits && Expressions.provenNull(condition).contains(column.name());
            case "A_Expr" -> compares(condition, wanted);
            default -> false;
        };
    }

    private boolean compares(Node comparison, Predicate<Comparison> wanted) {
        Node left = comparison.field("lexpr").orElse(comparison);
        Node right = comparison.field("rexpr").orElse(comparison);
        String operator = comparison.strings("name").getLast();
        return switch (comparison.text("kind")) {
            case "AEXPR_OP" ->
                isColumn(left)
                        ? holds(operator, right, wanted)
                        : isColumn(right)
                                && Expressions.turned(operator)
                                        .filter(o -> holds(o, left, wanted))
                                        .isPresent();
            case "AEXPR_IN" -> operator.equals("=") && isColumn(left) && areAll(right.list("items"), wanted);
            case "AEXPR_OP_ANY" -> operator.equals("=") && isColumn(left) && areAll(elements(right), wanted);
            case "AEXPR_BETWEEN" ->
                isColumn(left)
                        && (holds(">=", right.list("items").getFirst(), wanted)
                                || holds("<=", right.list("items").getLast(), wanted));
            default -> false;
        };
    }

    /** {@code ARRAY[…]}, and the cast of it to another array that PostgreSQL writes for {@code varchar}. */
    private static List<Node> elements(Node array) {
        return array.is("TypeCast") ? elements(array.field("arg").orElseThrow()) : array.list("elements");
    }

    private boolean areAll(List<Node> values, Predicate<Comparison> wanted) {
        return !values.isEmpty() && values.stream().allMatch(v -> holds("=", v, wanted));
    }

    private boolean holds(String operator, Node constant, Predicate<Comparison> wanted) {
        return KeyValue.of(column, constant)
                .map(value -> new Comparison(operator, value))
                .filter(wanted)
                .isPresent();
    }

    /** The column as it is; {@code varchar} may be said to be {@code text}, which changes no value. */
    private boolean isColumn(Node side) {
        boolean relabelled = side.is("TypeCast")
                && KeyValue.castTo(side).filter("text"::equals).isPresent()
                && column.typeName().name().value().equals("varchar");
        Node inner = relabelled ? side.field("arg").orElseThrow() : side;
        return inner.is("ColumnRef") && Expressions.columns(inner).contains(column.name());
    }
}
