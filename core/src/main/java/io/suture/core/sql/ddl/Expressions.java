// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql.ddl;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
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
        Set<Identifier> found = new LinkedHashSet<>();
        if (expression.is("BoolExpr") && expression.text("boolop").equals("AND_EXPR")) {
            expression.list("args").forEach(a -> found.addAll(provenNotNull(a)));
        } else if (expression.is("NullTest") && expression.text("nulltesttype").equals("IS_NOT_NULL")) {
            plainColumn(expression).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Identifier> plainColumn(Node nullTest) {
        return nullTest.field("arg")
                .filter(a -> a.is("ColumnRef"))
                .flatMap(a -> columns(a).stream().findFirst());
    }
}
