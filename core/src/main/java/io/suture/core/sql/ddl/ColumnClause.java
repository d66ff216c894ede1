// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql.ddl;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A column as a statement defines it.
 *
 * @param node the {@code ColumnDef}
 */
public record ColumnClause(Node node) {

    public Identifier name() {
        return Identifier.of(node.text("colname"));
    }

    /** Empty where it is taken from elsewhere: a partition's or typed table's column options. */
    public Optional<TypeClause> type() {
        return node.field("typeName").map(TypeClause::of);
    }

    /** What is written after {@code COLLATE}, quoted as needed; one without a schema is taken for PostgreSQL's own. Empty for {@code "default"}. */
    public Optional<String> collation() {
        return node.field("collClause")
                .map(c -> c.strings("collname"))
                .filter(names -> !names.getLast().equals("default"))
                .map(names -> names.size() == 1 ? List.of("pg_catalog", names.getFirst()) : names)
                .map(names ->
                        names.stream().map(n -> Identifier.of(n).toString()).collect(Collectors.joining(".")));
    }

    /** Everything written after the type, in order. */
    public List<ConstraintClause> constraints() {
        return node.list("constraints").stream()
                .map(c -> new ConstraintClause(c, Optional.of(name())))
                .toList();
    }

    public Optional<ConstraintClause> constraint(ConstraintType type) {
        return constraints().stream().filter(c -> c.is(type)).findFirst();
    }

    public boolean has(ConstraintType type) {
        return constraint(type).isPresent();
    }

    /** The expression of {@code DEFAULT}; empty too where it is {@code DEFAULT NULL}. */
    public Optional<Node> defaultExpression() {
        return constraint(ConstraintType.DEFAULT)
                .flatMap(ConstraintClause::expression)
                .filter(e -> !isNull(e));
    }

    /** Whether a sequence of its own fills it. */
    public boolean hasSequence() {
        return has(ConstraintType.IDENTITY)
                || type().filter(TypeClause::isSerial).isPresent();
    }

    private static boolean isNull(Node expression) {
        Node inner = expression;
        while (inner.is("TypeCast")) {
            inner = inner.field("arg").orElseThrow();
        }
        return inner.is("A_Const") && inner.flag("isnull");
    }
}
