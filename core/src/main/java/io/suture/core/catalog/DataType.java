// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;

/** A type somebody made; composite types are a {@link Relation}. */
public sealed interface DataType {
    TableName name();

    Ownership ownership();

    Optional<String> comment();

    /** @param labels in their order, which is also how values sort */
    record EnumType(TableName name, List<String> labels, Ownership ownership, Optional<String> comment)
            implements DataType {
        public EnumType {
            labels = List.copyOf(labels);
        }
    }

    /**
     * A type with conditions.
     *
     * @param baseType as {@code format_type} writes it
     * @param collation where it is not the one of the base type
     * @param constraints sorted by name
     */
    record DomainType(
            TableName name,
            String baseType,
            boolean notNull,
            Optional<String> defaultExpression,
            Optional<String> collation,
            List<DomainConstraint> constraints,
            Ownership ownership,
            Optional<String> comment)
            implements DataType {
        public DomainType {
            constraints = Sorted.by(constraints, DomainConstraint::name);
        }
    }

    /**
     * A condition of a domain.
     *
     * @param kind check, or from PostgreSQL 18 on not null
     * @param definition by {@code pg_get_constraintdef}
     */
    record DomainConstraint(Identifier name, ConstraintKind kind, String definition, boolean validated) {}

    /** @param definition what {@code CREATE TYPE … AS RANGE (…)} says, sorted */
    record RangeType(TableName name, String definition, Ownership ownership, Optional<String> comment)
            implements DataType {}

    /** A type written in C; that it is there is all that is said. */
    record BaseType(TableName name, Ownership ownership, Optional<String> comment) implements DataType {}
}
