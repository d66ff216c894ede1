// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.shapes;

import io.suture.core.catalog.Relation;
import io.suture.core.dualwrite.RowExpression;
import io.suture.core.outlook.Outlook;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.sql.Identifier;
import io.suture.core.typed.SqlExpression;
import io.suture.core.typed.TwoSides;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether an author's two sides can be two sides of one table. */
final class Sides {
    private final Relation table;
    private final Outlook outlook;
    private final Problems problems = new Problems();

    private Sides(Relation table, Outlook outlook) {
        this.table = table;
        this.outlook = outlook;
    }

    /** @throws io.suture.core.problem.SutureException {@code DUAL-COLUMN}, {@code DUAL-EXPRESSION}, {@code DUAL-QUERY}, {@code DUAL-WHOLE-ROW} */
    static void check(TwoSides sides, Relation table, Outlook outlook) {
        Sides check = new Sides(table, outlook);
        List<Identifier> olds = sides.olds().stream().map(TwoSides.Old::name).toList();
        List<Identifier> news = sides.news().stream().map(TwoSides.New::name).toList();
        olds.stream().filter(o -> table.column(o).isEmpty()).forEach(o -> check.column(o, "is not there"));
        news.stream().filter(n -> table.column(n).isPresent()).forEach(n -> check.column(n, "is there already"));
        check.once(olds);
        check.once(news);
        sides.olds().forEach(o -> check.expression("down", o.name(), o.down(), news));
        sides.news().forEach(n -> check.expression("up", n.name(), n.up(), olds));
        check.problems.throwIfAny();
    }

    private void once(List<Identifier> names) {
        Set<Identifier> seen = new HashSet<>();
        names.stream().filter(n -> !seen.add(n)).forEach(n -> column(n, "is named twice"));
    }

    private void column(Identifier name, String how) {
        problems.add(Problem.user(
                "DUAL-COLUMN",
                "column " + name.value() + " of " + table.name().display() + " " + how,
                "old columns are there when a migration begins, and new ones are not",
                "look at the name"));
    }

    private void expression(String direction, Identifier of, SqlExpression sql, List<Identifier> readable) {
        problems.collect(() -> new RowExpression(sql)).ifPresent(expression -> {
            String what = "`" + direction + "` of " + of.value();
            expression.columns().stream()
                    .filter(c -> !readable.contains(c))
                    .forEach(c -> refused(
                            what + " reads " + c.value(),
                            "each side is computed from the other one alone",
                            "use "
                                    + String.join(
                                            ", ",
                                            readable.stream()
                                                    .map(Identifier::value)
                                                    .toList())));
            if (expression.columns().isEmpty()) {
                refused(what + " reads no column", "then what it says of one row is true of all", "use a column");
            }
            if (expression.dependsOnMore(outlook)) {
                refused(
                        what + " may say something else each time",
                        "it calls a volatile function, or one nobody knows, or asks for the time or the user",
                        "use functions that are immutable");
            }
        });
    }

    private void refused(String what, String why, String fix) {
        problems.add(Problem.user("DUAL-EXPRESSION", what, why, fix));
    }
}
