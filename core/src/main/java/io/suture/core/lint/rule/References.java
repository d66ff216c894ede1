// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import io.suture.core.lint.Spot;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.ddl.AlterTable;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.ConstraintType;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;
import java.util.stream.Stream;

/** Foreign keys that a statement adds, to old tables and new ones. */
final class References {
    private References() {}

    /** One of them. */
    record Key(RelationName table, ConstraintClause constraint) {
        List<Identifier> columns() {
            return constraint.columns();
        }
    }

    static List<Key> of(Spot at) {
        Stream<Key> atColumns = Columns.of(at).stream()
                .flatMap(c -> c.column().constraints().stream().map(k -> new Key(c.table(), k)));
        Stream<Key> ofNewTable = RelationName.in(at.tree(), "relation").stream()
                .flatMap(t -> at.tree().list("tableElts").stream()
                        .filter(e -> e.is("Constraint"))
                        .map(e -> new Key(t, ConstraintClause.of(e))));
        Stream<Key> ofOldTable = AlterTable.of(at.statement()).stream()
                .flatMap(a -> a.commands().stream()
                        .filter(c -> c.is("AddConstraint"))
                        .flatMap(c -> c.constraint().stream())
                        .map(c -> new Key(a.relation(), c)));
        return Stream.of(atColumns, ofNewTable, ofOldTable)
                .flatMap(s -> s)
                .filter(k -> k.constraint().is(ConstraintType.FOREIGN))
                .toList();
    }
}
