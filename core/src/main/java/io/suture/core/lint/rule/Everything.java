// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import io.suture.core.lint.Spot;
import io.suture.core.sql.Node;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;
import java.util.Optional;

/** Statements that change every row of a table. */
final class Everything {
    private Everything() {}

    /** {@code UPDATE}s or {@code DELETE}s of a statement, also inside {@code WITH}, that a condition does not limit. */
    static List<RelationName> of(Spot at, String tag) {
        if (at.tree().is("CreateFunctionStmt")) {
            return List.of();
        }
        return at.tree()
                .walk()
                .filter(n -> n.is(tag))
                .filter(n ->
                        n.field("whereClause").map(Everything::isAlwaysTrue).orElse(true))
                .flatMap(n -> RelationName.in(n, "relation").stream())
                .filter(r -> !at.isExempt(r))
                .toList();
    }

    /** What no row can fail: {@code true}, {@code 1 = 1}, {@code a = a OR true}. */
    static boolean isAlwaysTrue(Node condition) {
        return switch (condition.tag()) {
            case "A_Const" ->
                condition.field("boolval").filter(b -> b.flag("boolval")).isPresent();
            case "TypeCast" ->
                condition
                        .field("arg")
                        .map(a -> isAlwaysTrue(a)
                                || a.walk().anyMatch(n -> n.text("sval").matches("(?i)t|true")))
                        .orElse(false);
            case "BoolExpr" ->
                switch (condition.text("boolop")) {
                    case "AND_EXPR" -> condition.list("args").stream().allMatch(Everything::isAlwaysTrue);
                    case "OR_EXPR" -> condition.list("args").stream().anyMatch(Everything::isAlwaysTrue);
                    default -> condition.list("args").stream().allMatch(Everything::isAlwaysFalse);
                };
            case "A_Expr" -> isConstantComparison(condition, true);
            default -> false;
        };
    }

    private static boolean isAlwaysFalse(Node condition) {
        return switch (condition.tag()) {
            case "A_Const" ->
                condition.has("boolval")
                        && !condition
                                .field("boolval")
                                .filter(b -> b.flag("boolval"))
                                .isPresent();
            case "A_Expr" -> isConstantComparison(condition, false);
            default -> false;
        };
    }

    private static boolean isConstantComparison(Node comparison, boolean wanted) {
        Optional<String> left = comparison.field("lexpr").flatMap(Everything::constant);
        Optional<String> right = comparison.field("rexpr").flatMap(Everything::constant);
        if (left.isEmpty() || right.isEmpty() || !comparison.text("kind").equals("AEXPR_OP")) {
            return false;
        }
        boolean same = left.equals(right);
        return switch (comparison.strings("name").getLast()) {
            case "=" -> same == wanted;
            case "<>" -> same != wanted;
            default -> false;
        };
    }

    private static Optional<String> constant(Node node) {
        if (!node.is("A_Const")) {
            return Optional.empty();
        }
        return node.field("ival")
                .map(i -> Integer.toString(i.integer("ival")))
                .or(() -> node.field("sval").map(s -> "'" + s.text("sval")))
                .or(() -> node.field("boolval").map(b -> Boolean.toString(b.flag("boolval"))));
    }

    static String inBatches(Spot at, RelationName table) {
        String name = Truncated.sql(table);
        return "-- as often as it changes something, each in a transaction of its own; say which rows are still to do:\n-- "
                + at.statement().text().replace("\n", "\n-- ") + "\n--   WHERE ctid = ANY (ARRAY(SELECT ctid FROM "
                + name
                + " WHERE … LIMIT 5000))\nSELECT count(*) FROM " + name + ";";
    }
}
