// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import io.suture.core.lint.Spot;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.ddl.AlterTable;
import io.suture.core.sql.ddl.ColumnClause;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.ConstraintType;
import io.suture.core.sql.ddl.RelationName;
import io.suture.core.sql.ddl.TypeClause;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Columns that a statement defines: of a new table, or added to one. */
record Columns(RelationName table, ColumnClause column) {
    static List<Columns> of(Spot at) {
        Node tree = at.tree();
        if (tree.is("CreateStmt")) {
            RelationName table = RelationName.in(tree, "relation").orElseThrow();
            return tree.list("tableElts").stream()
                    .filter(e -> e.is("ColumnDef"))
                    .map(e -> new Columns(table, new ColumnClause(e)))
                    .toList();
        }
        return AlterTable.of(at.statement()).filter(a -> a.objectType().equals("OBJECT_TABLE")).stream()
                .flatMap(a -> a.commands().stream()
                        .filter(c -> c.is("AddColumn"))
                        .flatMap(c -> c.column().stream())
                        .map(c -> new Columns(a.relation(), c)))
                .toList();
    }

    /** Those whose type is one of PostgreSQL's own of these names; new types of old columns too. */
    static List<Typed> typed(Spot at, Predicate<TypeClause> wanted) {
        Stream<Typed> defined = of(at).stream()
                .flatMap(c -> c.column.type().filter(wanted).map(t -> new Typed(c.column.name(), t)).stream());
        Stream<Typed> changed = AlterTable.of(at.statement()).stream()
                .flatMap(a -> a.commands().stream())
                .filter(c -> c.is("AlterColumnType"))
                .flatMap(c ->
                        c
                                .column()
                                .flatMap(ColumnClause::type)
                                .filter(wanted)
                                .map(t -> new Typed(c.name(), t))
                                .stream());
        return Stream.concat(defined, changed).toList();
    }

    /** A column and its type. */
    record Typed(Identifier column, TypeClause type) {}

    /** Columns of the primary key that the statement gives its table. */
    static Set<Identifier> key(Spot at) {
        Stream<ConstraintClause> ofTable = at.tree().list("tableElts").stream()
                .filter(e -> e.is("Constraint"))
                .map(ConstraintClause::of);
        Stream<ConstraintClause> added = AlterTable.of(at.statement()).stream()
                .flatMap(a -> a.commands().stream())
                .flatMap(c -> c.constraint().stream());
        Stream<ConstraintClause> atColumn = of(at).stream().flatMap(c -> c.column.constraints().stream());
        return Stream.of(ofTable, added, atColumn)
                .flatMap(s -> s)
                .filter(c -> c.is(ConstraintType.PRIMARY))
                .flatMap(c -> c.columns().stream())
                .collect(Collectors.toSet());
    }
}
