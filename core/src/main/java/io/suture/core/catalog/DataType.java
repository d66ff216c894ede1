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

    void describe(Description description);

    /** @param labels in their order, which is also how values sort */
    record EnumType(TableName name, List<String> labels, Ownership ownership, Optional<String> comment)
            implements DataType {
        public EnumType {
            labels = List.copyOf(labels);
        }

        @Override
        public void describe(Description description) {
            description
                    .object("type", name.toString(), name.display())
                    .value("labels", String.join(", ", labels))
                    .ownership(ownership)
                    .comment(comment);
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

        @Override
        public void describe(Description description) {
            Described domain = description
                    .object("domain", name.toString(), name.display())
                    .value("type", baseType)
                    .flag("not null", notNull, false)
                    .optional("default", defaultExpression)
                    .optional("collation", collation)
                    .ownership(ownership)
                    .comment(comment);
            constraints.stream()
                    .filter(c -> c.kind() != ConstraintKind.NOT_NULL)
                    .forEach(c -> c.describe(domain));
        }
    }

    /**
     * A condition of a domain.
     *
     * @param kind check, or from PostgreSQL 18 on not null
     * @param definition by {@code pg_get_constraintdef}
     */
    record DomainConstraint(Identifier name, ConstraintKind kind, String definition, boolean validated) {
        private void describe(Described domain) {
            domain.part("constraint", name)
                    .value("definition", Constraint.withoutState(definition))
                    .flag("validated", validated, true);
        }
    }

    /** @param definition what {@code CREATE TYPE … AS RANGE (…)} says, sorted */
    record RangeType(TableName name, String definition, Ownership ownership, Optional<String> comment)
            implements DataType {
        @Override
        public void describe(Description description) {
            description
                    .object("type", name.toString(), name.display())
                    .value("range", definition)
                    .ownership(ownership)
                    .comment(comment);
        }
    }

    /** A type written in C; that it is there is all that is said. */
    record BaseType(TableName name, Ownership ownership, Optional<String> comment) implements DataType {
        @Override
        public void describe(Description description) {
            description
                    .object("type", name.toString(), name.display())
                    .ownership(ownership)
                    .comment(comment);
        }
    }
}
