// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import io.suture.core.lint.Passage;
import io.suture.core.lint.Spot;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.ddl.AlterTable;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.ConstraintType;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables a file creates that stay and have rows of their own. */
final class NewTables {
    private NewTables() {}

    static List<Spot> of(Passage file) {
        return file.spots().stream()
                .filter(s -> s.tree().is("CreateStmt") && !s.tree().has("partbound"))
                .filter(s -> RelationName.in(s.tree(), "relation")
                        .filter(r -> !r.temporary())
                        .isPresent())
                .toList();
    }

    static RelationName name(Spot create) {
        return RelationName.in(create.tree(), "relation").orElseThrow();
    }

    /** Constraints of the new table, at its columns or after them. */
    static List<ConstraintClause> constraints(Spot create) {
        return Stream.concat(
                        Columns.of(create).stream().flatMap(c -> c.column().constraints().stream()),
                        create.tree().list("tableElts").stream()
                                .filter(e -> e.is("Constraint"))
                                .map(ConstraintClause::of))
                .toList();
    }

    /** Whether it has a primary key, at once or by a later statement of the file. */
    static boolean hasKey(Passage file, Spot create) {
        boolean later = file.spots().stream()
                .flatMap(s -> AlterTable.of(s.statement()).stream())
                .filter(a -> a.relation().name().equals(name(create).name()))
                .flatMap(a -> a.commands().stream())
                .flatMap(c -> c.constraint().stream())
                .anyMatch(c -> c.is(ConstraintType.PRIMARY));
        boolean copied = create.tree().list("tableElts").stream().anyMatch(e -> e.is("TableLikeClause"))
                || create.tree().has("inhRelations");
        return later || copied || constraints(create).stream().anyMatch(c -> c.is(ConstraintType.PRIMARY));
    }

    /** Columns that are unique and not null by themselves. */
    static List<Identifier> uniqueAndRequired(Spot create) {
        Set<Identifier> required = Columns.of(create).stream()
                .filter(c -> c.column().has(ConstraintType.NOTNULL))
                .map(c -> c.column().name())
                .collect(Collectors.toSet());
        return constraints(create).stream()
                .filter(c -> c.is(ConstraintType.UNIQUE) && required.containsAll(c.columns()))
                .findFirst()
                .map(ConstraintClause::columns)
                .orElse(List.of());
    }
}
