// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Partitioning;
import io.suture.core.catalog.Relation;
import io.suture.core.outlook.NotNull;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.ddl.Expressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a table's checks say what its partition's bounds will, so that attaching it reads no row. */
final class Bounds {
    private Bounds() {}

    /** Only the plain form is looked for: the column is not null, and compared with the same constants. */
    static boolean areProven(Relation parent, Relation child, Node bound) {
        List<Identifier> key =
                parent.partitioning().key().map(Partitioning.Key::columns).orElse(List.of());
        if (key.size() != 1) {
            return false;
        }
        Identifier column = key.getFirst();
        boolean notNull = NotNull.isSet(child, column) || NotNull.isProven(child, column);
        List<String> wanted = conditions(column, bound);
        String known = child.constraints().stream()
                .filter(c -> c.kind() == ConstraintKind.CHECK && c.validated())
                .map(c -> plain(c.definition()))
                .collect(Collectors.joining(" and "));
        return notNull && !wanted.isEmpty() && wanted.stream().allMatch(known::contains) && !known.contains(" or ");
    }

    private static List<String> conditions(Identifier column, Node bound) {
        if (bound.flag("is_default")) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        bound.list("lowerdatums").stream()
                .findFirst()
                .flatMap(Bounds::constant)
                .ifPresent(v -> found.add(column + ">=" + v));
        bound.list("upperdatums").stream()
                .findFirst()
                .flatMap(Bounds::constant)
                .ifPresent(v -> found.add(column + "<" + v));
        List<Node> values = bound.list("listdatums");
        if (values.size() == 1) {
            constant(values.getFirst()).ifPresent(v -> found.add(column + "=" + v));
        }
        return found;
    }

    private static Optional<String> constant(Node datum) {
        return Expressions.constant(datum);
    }

    private static String plain(String definition) {
        return definition
                .toLowerCase(Locale.ROOT)
                .replaceAll("::[a-z_ ]+", "")
                .replaceAll("[()]", "")
                .replaceAll("\\s*(>=|<=|<|>|=)\\s*", "$1");
    }
}
