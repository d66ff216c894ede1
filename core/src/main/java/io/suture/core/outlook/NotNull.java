// SPDX-License-Identifier: Apache-2.0
package io.suture.core.outlook;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Relation;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.Expressions;
import java.util.List;
import java.util.Optional;

/** {@code NOT NULL} of a column: a flag, and from PostgreSQL 18 on a constraint too. */
public final class NotNull {
    private NotNull() {}

    /** Whether the column has it already; false for a column that is not known. */
    public static boolean isSet(Relation table, Identifier column) {
        return table.column(column).filter(Column::notNull).isPresent();
    }

    /**
     * Whether a valid check proves it, so that {@code SET NOT NULL} reads no row (manual of PostgreSQL 18, ALTER TABLE, "SET NOT
     * NULL"). Only the plain form {@code column IS NOT NULL}, alone or joined by AND, is looked for.
     */
    public static boolean isProven(Relation table, Identifier column) {
        return CheckCondition.proven(table).stream()
                .anyMatch(c -> Expressions.provenNotNull(c).contains(column));
    }

    /** As {@code pg_get_constraintdef} writes it. */
    static String condition(Identifier column) {
        return column + " IS NOT NULL";
    }

    static void set(Outlook outlook, TableName table, Identifier column, Optional<Identifier> name, boolean validated) {
        for (TableName each : outlook.family(table)) {
            outlook.relation(each)
                    .filter(r -> !isSet(r, column))
                    .ifPresent(r -> one(outlook, each, column, name, validated));
        }
    }

    private static void one(
            Outlook outlook, TableName table, Identifier column, Optional<Identifier> name, boolean validated) {
        outlook.change(table, Copies.column(column, c -> c.withNotNull(true)));
        if (outlook.major() >= NewConstraint.NAMED_NOT_NULL) {
            Identifier chosen =
                    name.orElseGet(() -> outlook.names(table.schema()).notNull(table.name(), column.value()));
            Constraint constraint =
                    Constraint.of(chosen, ConstraintKind.NOT_NULL, List.of(column), "NOT NULL " + column);
            outlook.change(table, Copies.constraint(constraint.withValidated(validated)));
        }
    }

    static void drop(Outlook outlook, TableName table, Identifier column) {
        for (TableName each : outlook.family(table)) {
            outlook.change(each, Copies.column(column, c -> c.withNotNull(false)));
            outlook.change(
                    each,
                    r -> r.withConstraints(r.constraints().stream()
                            .filter(c -> c.kind() != ConstraintKind.NOT_NULL
                                    || !c.columns().contains(column))
                            .toList()));
        }
    }
}
