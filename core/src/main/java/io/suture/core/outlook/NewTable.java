// SPDX-License-Identifier: Apache-2.0
package io.suture.core.outlook;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Partitioning;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.catalog.Storage;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.ColumnClause;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.ConstraintType;
import io.suture.core.sql.ddl.RelationName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code CREATE TABLE}, in the order PostgreSQL does it: sequences, the table with its checks, keys, foreign keys. The order decides
 * which automatic name meets which.
 */
final class NewTable {
    private final Outlook outlook;
    private final Node tree;
    private final TableName name;
    private final List<ConstraintClause> clauses = new ArrayList<>();

    private NewTable(Outlook outlook, Node tree, TableName name) {
        this.outlook = outlook;
        this.tree = tree;
        this.name = name;
    }

    static void create(Outlook outlook, Node tree) {
        TableName name = outlook.place(RelationName.in(tree, "relation").orElseThrow());
        if (!outlook.exists(name)) {
            new NewTable(outlook, tree, name).create();
        }
    }

    private void create() {
        List<TableName> parents = tree.list("inhRelations").stream()
                .flatMap(r -> outlook.find(RelationName.of(r)).stream())
                .toList();
        List<Column> columns = new ArrayList<>();
        parents.forEach(p -> columns.addAll(columnsOf(p)));
        for (Node element : tree.list("tableElts")) {
            switch (element.tag()) {
                case "ColumnDef" -> add(columns, new ColumnClause(element));
                case "Constraint" -> clauses.add(ConstraintClause.of(element));
                case "TableLikeClause" ->
                    RelationName.in(element, "relation")
                            .flatMap(outlook::find)
                            .ifPresent(source -> columns.addAll(columnsOf(source)));
                default -> {}
            }
        }
        outlook.create(Relation.of(name, kind(), columns, "")
                .withPartitioning(partitioning(parents))
                .withStorage(storage()));
        addConstraints();
        if (isPartition()) {
            parents.forEach(this::inheritFrom);
        }
    }

    private Storage storage() {
        return tree.field("relation")
                .filter(r -> r.text("relpersistence").equals("u"))
                .map(r -> Storage.ordinary().unlogged())
                .orElse(Storage.ordinary());
    }

    private RelationKind kind() {
        if (tree.has("partspec")) {
            return RelationKind.PARTITIONED_TABLE;
        }
        return tree.is("CreateForeignTableStmt") ? RelationKind.FOREIGN_TABLE : RelationKind.TABLE;
    }

    private boolean isPartition() {
        return tree.has("partbound");
    }

    private Partitioning partitioning(List<TableName> parents) {
        Optional<Partitioning.Key> key = tree.field("partspec").map(NewTable::key);
        Optional<String> bound = tree.field("partbound").map(b -> b.flag("is_default") ? "DEFAULT" : "FOR VALUES …");
        return new Partitioning(key, bound, parents, false);
    }

    private static Partitioning.Key key(Node partspec) {
        List<Identifier> columns = partspec.list("partParams").stream()
                .flatMap(p -> p.string("name").stream())
                .map(Identifier::of)
                .toList();
        return new Partitioning.Key(partspec.text("strategy"), columns);
    }

    private List<Column> columnsOf(TableName source) {
        return outlook.relation(source).map(Relation::columns).orElse(List.of());
    }

    /** A partition may repeat its parent's column to add to it. */
    private void add(List<Column> columns, ColumnClause clause) {
        if (clause.type().isPresent()
                && columns.stream().noneMatch(c -> c.name().equals(clause.name()))) {
            columns.add(NewColumn.of(outlook, name, clause));
            NewColumn.sequence(outlook, name, clause);
        }
        clause.constraints().stream().filter(c -> c.type().isNamed()).forEach(clauses::add);
    }

    private void addConstraints() {
        Stream.of(
                        ConstraintType.CHECK,
                        ConstraintType.NOTNULL,
                        ConstraintType.PRIMARY,
                        ConstraintType.UNIQUE,
                        ConstraintType.EXCLUSION,
                        ConstraintType.FOREIGN)
                .flatMap(type -> clauses.stream().filter(c -> c.is(type)))
                .forEach(c -> NewConstraint.add(outlook, name, c));
    }

    /** A partition gets its parent's constraints under their names, and indexes under names of their own. */
    private void inheritFrom(TableName parent) {
        Relation source = outlook.relation(parent).orElseThrow();
        for (Constraint constraint : source.constraints()) {
            if (!constraint.kind().hasIndex() && !constraint.isInternal(parent)) {
                outlook.change(name, Copies.constraint(constraint));
            }
        }
        source.indexes().forEach(index -> NewIndex.onPartition(outlook, name, index));
        source.constraints().stream()
                .filter(c -> c.kind() == ConstraintKind.PRIMARY_KEY)
                .forEach(
                        c -> c.columns().forEach(column -> NotNull.set(outlook, name, column, Optional.empty(), true)));
    }

    /** {@code CREATE TABLE … AS}, {@code SELECT … INTO} and views: that it is there, not which columns it has. */
    static void ofQuery(Outlook outlook, RelationName written, RelationKind kind) {
        TableName name = outlook.place(written);
        if (!outlook.exists(name)) {
            outlook.create(Relation.of(name, kind, List.of(), ""));
        }
    }
}
