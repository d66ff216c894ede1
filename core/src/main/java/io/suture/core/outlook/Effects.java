// SPDX-License-Identifier: Apache-2.0
package io.suture.core.outlook;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.RelationRef;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.AlterTable;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.IndexClause;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;
import java.util.Optional;

/** What a statement does to the outlook. */
public final class Effects {
    private Effects() {}

    /** The whole statement. */
    public static void apply(Statement statement, Outlook outlook) {
        apply(statement.tree(), outlook);
        if (statement.tree().is("ViewStmt") || statement.tree().is("CreateTableAsStmt")) {
            remember(statement, outlook);
        }
    }

    /** One sub-command alone. */
    public static void apply(AlterCommand command, TableName table, Outlook outlook) {
        AlterTableEffect.apply(outlook, table, command);
    }

    /** What the constraint will be called: as written, else what PostgreSQL would choose now. */
    public static Identifier constraintName(Outlook outlook, TableName table, ConstraintClause clause) {
        return NewConstraint.name(outlook, table, clause);
    }

    private static void apply(Node tree, Outlook outlook) {
        StatisticsEffect.apply(outlook, tree);
        switch (tree.tag()) {
            case "CreateStmt" -> NewTable.create(outlook, tree);
            case "CreateForeignTableStmt" -> tree.field("base").ifPresent(base -> NewTable.create(outlook, base));
            case "CreateTableAsStmt", "SelectStmt" -> createAs(tree, outlook);
            case "ViewStmt" ->
                NewTable.ofQuery(outlook, RelationName.in(tree, "view").orElseThrow(), RelationKind.VIEW);
            case "CreateSeqStmt" ->
                NewTable.ofQuery(outlook, RelationName.in(tree, "sequence").orElseThrow(), RelationKind.SEQUENCE);
            case "CompositeTypeStmt" ->
                NewTable.ofQuery(outlook, RelationName.in(tree, "typevar").orElseThrow(), RelationKind.COMPOSITE_TYPE);
            case "IndexStmt" -> NewIndex.create(outlook, new IndexClause(tree));
            case "AlterTableStmt" -> alter(new AlterTable(tree), outlook);
            case "RenameStmt" -> rename(tree, outlook);
            case "AlterObjectSchemaStmt" -> setSchema(tree, outlook);
            case "RefreshMatViewStmt" -> refresh(tree, outlook);
            case "CreateSchemaStmt" -> createSchema(tree, outlook);
            case "DropStmt" -> DropEffect.apply(outlook, tree);
            case "CommentStmt" ->
                Commented.of(tree, outlook).map(Touched::comment).ifPresent(outlook::touch);
            default -> TypeEffect.apply(outlook, tree);
        }
    }

    private static void createAs(Node tree, Outlook outlook) {
        Optional<Node> into = tree.field(tree.is("SelectStmt") ? "intoClause" : "into");
        boolean materialized = tree.text("objtype").equals("OBJECT_MATVIEW");
        into.flatMap(i -> RelationName.in(i, "rel")).ifPresent(name -> {
            NewTable.ofQuery(outlook, name, materialized ? RelationKind.MATERIALIZED_VIEW : RelationKind.TABLE);
        });
    }

    /** What a view reads; of a table made of a query nothing hangs on its sources. */
    private static void remember(Statement statement, Outlook outlook) {
        List<RelationRef> all = statement.relations();
        Optional<TableName> view = all.stream()
                .filter(r -> r.use() == RelationRef.Use.DEFINES)
                .flatMap(r -> outlook.find(r).stream())
                .findFirst();
        boolean isView = view.flatMap(outlook::relation)
                .filter(r -> r.kind() == RelationKind.VIEW || r.kind() == RelationKind.MATERIALIZED_VIEW)
                .isPresent();
        if (isView) {
            all.stream()
                    .filter(r -> r.use() == RelationRef.Use.READS)
                    .flatMap(r -> outlook.find(r).stream())
                    .forEach(source -> outlook.viewReads(view.orElseThrow(), source));
        }
    }

    private static void alter(AlterTable alter, Outlook outlook) {
        outlook.find(alter.relation())
                .ifPresent(table -> alter.commands().forEach(c -> AlterTableEffect.apply(outlook, table, c)));
    }

    private static void rename(Node tree, Outlook outlook) {
        Identifier to = Identifier.of(tree.text("newname"));
        Optional<TableName> named = RelationName.in(tree, "relation").flatMap(outlook::find);
        named.ifPresent(name -> {
            switch (tree.text("renameType")) {
                case "OBJECT_COLUMN" -> Renaming.column(outlook, name, subject(tree), to);
                case "OBJECT_TABCONSTRAINT" -> Renaming.constraint(outlook, name, subject(tree), to);
                case "OBJECT_TABLE",
                        "OBJECT_VIEW",
                        "OBJECT_MATVIEW",
                        "OBJECT_SEQUENCE",
                        "OBJECT_FOREIGN_TABLE",
                        "OBJECT_INDEX" -> renameRelation(outlook, name, to);
                default -> {}
            }
        });
        if (named.isEmpty()) {
            TypeEffect.rename(outlook, tree, to);
        }
    }

    private static Identifier subject(Node tree) {
        return Identifier.of(tree.text("subname"));
    }

    private static void renameRelation(Outlook outlook, TableName name, Identifier to) {
        if (outlook.index(name).isPresent()) {
            Renaming.index(outlook, name, to);
        } else {
            Renaming.relation(outlook, name, new TableName(name.schema(), to));
        }
    }

    private static void setSchema(Node tree, Outlook outlook) {
        Identifier schema = Identifier.of(tree.text("newschema"));
        RelationName.in(tree, "relation")
                .flatMap(outlook::find)
                .ifPresent(name -> Renaming.relation(outlook, name, new TableName(schema, name.name())));
    }

    private static void refresh(Node tree, Outlook outlook) {
        RelationName.in(tree, "relation")
                .flatMap(outlook::find)
                .ifPresent(view -> outlook.change(view, r -> Copies.populated(r, !tree.flag("skipData"))));
    }

    /** What stands inside {@code CREATE SCHEMA} is created there. */
    private static void createSchema(Node tree, Outlook outlook) {
        SearchPath before = outlook.path();
        tree.string("schemaname").ifPresent(s -> outlook.path(new SearchPath(List.of(Identifier.of(s)))));
        tree.list("schemaElts").forEach(element -> apply(element, outlook));
        outlook.path(before);
    }

    /** The column's type where the relation and the column are known. */
    public static Optional<Column> column(Outlook outlook, TableName table, Identifier column) {
        return outlook.relation(table).flatMap((Relation r) -> r.column(column));
    }
}
