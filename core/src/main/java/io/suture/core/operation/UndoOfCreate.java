// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.claim.Claims;
import io.suture.core.outlook.NewIndex;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.IndexClause;
import io.suture.core.sql.ddl.RelationName;
import java.util.Optional;

/** What was created is dropped; what was replaced is put back where the catalog has its definition. */
final class UndoOfCreate {
    private UndoOfCreate() {}

    static Undo of(Statement statement, Outlook outlook) {
        Node tree = statement.tree();
        return switch (statement.kind()) {
            case CREATE_TABLE, CREATE_FOREIGN_TABLE ->
                relation(table(tree), "TABLE", outlook)
                        .map(u -> rows(u.taking(pointedAt(statement, outlook)::and), table(tree)))
                        .orElseGet(Undo::nothing);
            case CREATE_TABLE_AS ->
                relation(into(tree), "TABLE", outlook)
                        .map(u -> rows(u, into(tree)))
                        .orElseGet(Undo::nothing);
            case CREATE_VIEW -> view(tree, outlook);
            case CREATE_MATERIALIZED_VIEW ->
                relation(into(tree), "MATERIALIZED VIEW", outlook).orElseGet(Undo::nothing);
            case CREATE_SEQUENCE ->
                relation(RelationName.in(tree, "sequence"), "SEQUENCE", outlook).orElseGet(Undo::nothing);
            case CREATE_INDEX -> index(new IndexClause(tree), outlook);
            case CREATE_TYPE ->
                tree.is("CompositeTypeStmt")
                        ? named(
                                "TYPE",
                                outlook.place(RelationName.in(tree, "typevar").orElseThrow()))
                        : named("TYPE", outlook.place(RelationName.of(tree.strings(typeField(tree)))));
            case CREATE_ENUM -> named("TYPE", outlook.place(RelationName.of(tree.strings("typeName"))));
            case CREATE_DOMAIN -> named("DOMAIN", outlook.place(RelationName.of(tree.strings("domainname"))));
            case CREATE_SCHEMA -> schema(tree, outlook);
            case CREATE_EXTENSION -> extension(Identifier.of(tree.text("extname")), outlook);
            case CREATE_PUBLICATION -> UndoOf.by("DROP PUBLICATION IF EXISTS " + Identifier.of(tree.text("pubname")));
            case CREATE_STATISTICS -> UndoOfStatistics.create(tree, outlook);
            case CREATE_TRIGGER -> hanging(tree, "TRIGGER", "trigname", "relation", outlook);
            case CREATE_POLICY -> hanging(tree, "POLICY", "policy_name", "table", outlook);
            case CREATE_RULE -> hanging(tree, "RULE", "rulename", "relation", outlook);
            default -> UndoOfRoutine.of(statement, outlook);
        };
    }

    private static String typeField(Node tree) {
        return tree.has("typeName") ? "typeName" : "defnames";
    }

    private static Optional<RelationName> table(Node tree) {
        return RelationName.in(tree.field("base").orElse(tree), "relation");
    }

    private static Optional<RelationName> into(Node tree) {
        return tree.field("into").or(() -> tree.field("intoClause")).flatMap(i -> RelationName.in(i, "rel"));
    }

    private static Undo rows(Undo undo, Optional<RelationName> table) {
        return undo.losing("rows of " + table.orElseThrow().name().value());
    }

    /** Empty where it was there already, so that the statement does nothing. */
    private static Optional<Undo> relation(Optional<RelationName> written, String what, Outlook outlook) {
        TableName name = outlook.place(written.orElseThrow());
        return outlook.exists(name)
                ? Optional.empty()
                : Optional.of(UndoOf.by(name, "DROP " + what + " IF EXISTS " + name));
    }

    /** Tables it points at, or is a part of, lose what came with it: PostgreSQL locks them as strongly as the table itself. */
    private static Takes pointedAt(Statement create, Outlook outlook) {
        return Claims.of(create, outlook).locks().entrySet().stream()
                .filter(lock -> lock.getValue().compareTo(LockMode.ROW_EXCLUSIVE) > 0)
                .map(lock -> Takes.lock(lock.getKey(), LockMode.ACCESS_EXCLUSIVE))
                .reduce(Takes.NOTHING, Takes::and);
    }

    private static Undo named(String what, TableName name) {
        return UndoOf.by("DROP " + what + " IF EXISTS " + name);
    }

    /** {@code CREATE OR REPLACE} can add columns but not take them away again. */
    private static Undo view(Node tree, Outlook outlook) {
        TableName name = outlook.place(RelationName.in(tree, "view").orElseThrow());
        if (!outlook.exists(name)) {
            return UndoOf.by(name, "DROP VIEW IF EXISTS " + name);
        }
        return Undo.impossible("view " + name.display() + " was replaced; what it was before is not kept");
    }

    private static Undo index(IndexClause clause, Outlook outlook) {
        Optional<TableName> table = outlook.find(clause.table());
        if (table.isEmpty()) {
            return Undo.impossible("the table of the index is not known");
        }
        TableName index = NewIndex.name(outlook, table.get(), clause);
        if (outlook.exists(index)) {
            return Undo.nothing();
        }
        boolean concurrently = outlook.isShared(table.get())
                && outlook.relation(table.get()).filter(r -> !r.isPartitioned()).isPresent();
        return concurrently
                ? Undo.by(UndoOf.dropIndex(index, table.get()))
                : UndoOf.by(table.get(), "DROP INDEX IF EXISTS " + index);
    }

    private static Undo hanging(Node tree, String what, String nameField, String tableField, Outlook outlook) {
        TableName table = outlook.resolve(RelationName.in(tree, tableField).orElseThrow());
        Identifier name = Identifier.of(tree.text(nameField));
        return tree.flag("replace")
                ? Undo.impossible(what.toLowerCase(java.util.Locale.ROOT) + " " + name + " was replaced")
                : UndoOf.by(table, "DROP " + what + " IF EXISTS " + name + " ON " + table);
    }

    private static Undo schema(Node tree, Outlook outlook) {
        Optional<Identifier> name = tree.string("schemaname").map(Identifier::of);
        if (name.isEmpty() || !tree.list("schemaElts").isEmpty()) {
            return Undo.impossible("a schema that is created with what is in it is not taken apart again");
        }
        boolean there = outlook.catalog().contents().schemas().stream()
                .anyMatch(s -> s.name().equals(name.get()));
        return there ? Undo.nothing() : UndoOf.by("DROP SCHEMA IF EXISTS " + name.get());
    }

    private static Undo extension(Identifier name, Outlook outlook) {
        boolean there = outlook.catalog().contents().extensions().stream()
                .anyMatch(e -> e.name().equals(name));
        return there ? Undo.nothing() : UndoOf.by("DROP EXTENSION IF EXISTS " + name);
    }
}
