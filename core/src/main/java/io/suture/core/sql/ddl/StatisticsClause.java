// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql.ddl;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import java.util.List;
import java.util.Optional;

/**
 * A {@code CREATE STATISTICS}.
 *
 * @param node the {@code CreateStatsStmt}
 */
public record StatisticsClause(Node node) {
    /** Empty where PostgreSQL chooses it (16), in the schema of the table. */
    public Optional<RelationName> name() {
        return Optional.of(node.strings("defnames")).filter(n -> !n.isEmpty()).map(RelationName::of);
    }

    /** Empty where it is none that statistics can be of: a join, a function. */
    public Optional<RelationName> table() {
        return node.list("relations").stream()
                .filter(r -> r.has("relname"))
                .map(RelationName::of)
                .findFirst();
    }

    /** As written; none for all that there can be. */
    public List<String> kinds() {
        return node.strings("stat_types");
    }

    /** In the order in which they are written; one in parentheses is a column too. */
    public List<Identifier> columns() {
        return node.list("exprs").stream()
                .flatMap(e -> e
                        .string("name")
                        .map(Identifier::of)
                        .or(() -> e.field("expr").flatMap(StatisticsClause::column))
                        .stream())
                .toList();
    }

    /** Expressions that are more than a column. */
    public List<Node> expressions() {
        return node.list("exprs").stream()
                .flatMap(e -> e.field("expr").stream())
                .filter(e -> column(e).isEmpty())
                .toList();
    }

    /** What the parts are called in a name that PostgreSQL chooses. */
    public List<String> labels() {
        return node.list("exprs").stream()
                .map(e -> e.string("name").orElse("expr"))
                .toList();
    }

    /** {@code IF NOT EXISTS}. */
    public boolean isLenient() {
        return node.flag("if_not_exists");
    }

    private static Optional<Identifier> column(Node expression) {
        return Optional.of(expression)
                .filter(e -> e.is("ColumnRef"))
                .map(e -> Identifier.of(e.strings("fields").getLast()));
    }
}
