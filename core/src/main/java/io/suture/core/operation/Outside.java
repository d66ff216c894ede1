// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.catalog.Relation;
import io.suture.core.outlook.NewIndex;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Probe;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.AlterTable;
import io.suture.core.sql.ddl.IndexClause;
import io.suture.core.sql.ddl.RelationName;
import java.util.Optional;

/** Statements of the author's that run outside a transaction, with the question whether they are done already. */
final class Outside {
    private Outside() {}

    static Step.Concurrent step(Statement statement, Draft draft, Takes takes) {
        Outlook outlook = draft.outlook();
        Sql sql = draft.sql(statement.text());
        return switch (statement.kind()) {
            case CREATE_INDEX -> index(sql, new IndexClause(statement.tree()), outlook, takes);
            case DROP_INDEX -> dropIndex(sql, statement, outlook, takes);
            case REINDEX -> ReindexProbe.step(sql, statement, outlook, takes);
            case ALTER_TABLE -> detach(sql, statement, outlook, takes);
            case CREATE_DATABASE ->
                exists(
                        sql,
                        takes,
                        "pg_catalog.pg_database WHERE datname",
                        statement.tree().text("dbname"),
                        true);
            case DROP_DATABASE ->
                exists(
                        sql,
                        takes,
                        "pg_catalog.pg_database WHERE datname",
                        statement.tree().text("dbname"),
                        false);
            case CREATE_TABLESPACE ->
                exists(
                        sql,
                        takes,
                        "pg_catalog.pg_tablespace WHERE spcname",
                        statement.tree().text("tablespacename"),
                        true);
            case DROP_TABLESPACE ->
                exists(
                        sql,
                        takes,
                        "pg_catalog.pg_tablespace WHERE spcname",
                        statement.tree().text("tablespacename"),
                        false);
            case CREATE_SUBSCRIPTION ->
                exists(
                        sql,
                        takes,
                        "pg_catalog.pg_subscription WHERE subname",
                        statement.tree().text("subname"),
                        true);
            case DROP_SUBSCRIPTION ->
                exists(
                        sql,
                        takes,
                        "pg_catalog.pg_subscription WHERE subname",
                        statement.tree().text("subname"),
                        false);
            case VACUUM, ANALYZE, CLUSTER, ALTER_SYSTEM, ALTER_SUBSCRIPTION, ALTER_DATABASE, DISCARD ->
                Step.Concurrent.of(sql, takes, Optional.empty(), true);
            default -> Step.Concurrent.of(sql, takes, Optional.empty(), false);
        };
    }

    private static Step.Concurrent index(Sql sql, IndexClause clause, Outlook outlook, Takes takes) {
        Optional<TableName> table = outlook.find(clause.table());
        if (table.isEmpty()) {
            return Step.Concurrent.of(sql, takes, Optional.empty(), false);
        }
        TableName name = NewIndex.name(outlook, table.get(), clause);
        return IndexBuild.step(sql, name, table.get(), clause, takes);
    }

    private static Step.Concurrent dropIndex(Sql sql, Statement statement, Outlook outlook, Takes takes) {
        RelationName name =
                RelationName.of(statement.tree().list("objects").getFirst().strings("items"));
        return DropIndex.step(sql, outlook.resolve(name), takes);
    }

    private static Step.Concurrent detach(Sql sql, Statement statement, Outlook outlook, Takes takes) {
        AlterTable alter = AlterTable.of(statement).orElseThrow();
        Optional<TableName> parent = outlook.find(alter.relation());
        Optional<TableName> partition = alter.commands().stream()
                .findFirst()
                .flatMap(AlterCommand::other)
                .flatMap(outlook::find);
        return parent.isEmpty() || partition.isEmpty()
                ? Step.Concurrent.of(sql, takes, Optional.empty(), false)
                : DetachPartition.step(sql, parent.get(), partition.get(), takes);
    }

    private static Step.Concurrent exists(Sql sql, Takes takes, String where, String name, boolean created) {
        String found = created ? "'done' ELSE 'not_done'" : "'not_done' ELSE 'done'";
        Probe probe = new Probe("SELECT CASE WHEN EXISTS (SELECT 1 FROM " + where + " = " + SqlLiteral.quote(name)
                + ") THEN " + found + " END");
        return Step.Concurrent.of(sql, takes, Optional.of(probe), false);
    }

    /** Whether the relation it names makes PostgreSQL refuse a transaction: REINDEX and CLUSTER of a partitioned one. */
    static boolean ofPartitioned(Statement statement, Outlook outlook) {
        Optional<TableName> relation =
                RelationName.in(statement.tree(), "relation").flatMap(outlook::find);
        return switch (statement.kind()) {
            case REINDEX, CLUSTER ->
                relation.filter(r -> isPartitioned(outlook, r)).isPresent();
            default -> false;
        };
    }

    private static boolean isPartitioned(Outlook outlook, TableName name) {
        TableName table = outlook.index(name).map(i -> i.table()).orElse(name);
        return outlook.relation(table).filter(Relation::isPartitioned).isPresent();
    }
}
