// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import io.suture.core.lint.Spot;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.ConstraintType;
import io.suture.core.sql.ddl.RelationName;
import java.util.Optional;

/** An {@code ALTER DOMAIN} of a domain that the file has not made itself. */
record DomainChange(RelationName domain, String subtype, Optional<ConstraintClause> constraint) {
    static Optional<DomainChange> of(Spot at) {
        if (!at.is(StatementKind.ALTER_DOMAIN)) {
            return Optional.empty();
        }
        RelationName name = RelationName.of(at.tree().strings("typeName"));
        boolean own = at.file().spots().stream()
                .filter(s -> s.is(StatementKind.CREATE_DOMAIN))
                .map(s -> RelationName.of(s.tree().strings("domainname")))
                .anyMatch(n -> n.name().equals(name.name()));
        return own
                ? Optional.empty()
                : Optional.of(new DomainChange(
                        name,
                        at.tree().text("subtype"),
                        at.tree().field("def").filter(d -> d.is("Constraint")).map(ConstraintClause::of)));
    }

    boolean adds(ConstraintType type) {
        return subtype.equals("C") && constraint.filter(c -> c.is(type)).isPresent();
    }

    String name() {
        return domain.schema().map(s -> s + ".").orElse("") + domain.name();
    }
}
