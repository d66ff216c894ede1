// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.lint.Alteration;
import io.suture.core.lint.Spot;
import io.suture.core.sql.Identifier;
import java.util.List;
import java.util.Optional;

/** Constraints that are dropped, as far as the schema or their name tells what they are. */
final class Constraints {
    private Constraints() {}

    static boolean isPrimaryKey(Spot at, Alteration drop) {
        Identifier name = drop.command().name();
        return find(at, drop)
                .map(c -> c.kind() == ConstraintKind.PRIMARY_KEY)
                .orElseGet(() ->
                        List.of(name.value().split("_")).stream().anyMatch(w -> w.equals("pk") || w.equals("pkey"))
                                || name.value().contains("primary_key"));
    }

    static Optional<Constraint> find(Spot at, Alteration drop) {
        return at.relation(drop.table())
                .flatMap(r -> r.constraint(drop.command().name()));
    }
}
