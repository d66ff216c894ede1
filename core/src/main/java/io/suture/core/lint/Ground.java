// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Relation;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.RelationRef;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.RelationName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The schema as far as it is known: what was created before, and tables nobody has read of which a statement proves that they
 * are there, since it alters them.
 */
final class Ground {
    private static final Identifier TEMPORARY = Identifier.of("pg_temp");
    private static final Set<RelationRef.Use> PROVES = Set.of(
            RelationRef.Use.ALTERS,
            RelationRef.Use.DROPS,
            RelationRef.Use.WRITES,
            RelationRef.Use.REFERENCES,
            RelationRef.Use.MAINTAINS);
    private static final Set<StatementKind> OF_TABLES = Set.of(
            StatementKind.ALTER_TABLE,
            StatementKind.CREATE_INDEX,
            StatementKind.DROP_TABLE,
            StatementKind.TRUNCATE,
            StatementKind.LOCK,
            StatementKind.INSERT,
            StatementKind.UPDATE,
            StatementKind.DELETE,
            StatementKind.MERGE,
            StatementKind.COPY,
            StatementKind.CREATE_TABLE,
            StatementKind.CREATE_TRIGGER,
            StatementKind.DROP_TRIGGER,
            StatementKind.CREATE_POLICY,
            StatementKind.VACUUM,
            StatementKind.CLUSTER,
            StatementKind.SELECT);
    private static final Set<StatementKind> FILLS =
            Set.of(StatementKind.INSERT, StatementKind.COPY, StatementKind.MERGE);

    private final Outlook outlook;
    private final Set<TableName> assumed = new HashSet<>();
    private final Map<TableName, Integer> madeIn = new HashMap<>();
    private final Definitions definitions = new Definitions();

    Ground(Catalog catalog, List<Identifier> searchPath) {
        this.outlook = new Outlook(catalog, searchPath);
    }

    /** How large tables are, where a database was read. */
    TableWords sizes() {
        return new TableWords(outlook);
    }

    Outlook outlook() {
        return outlook;
    }

    /** As it is now; it does not change with this. */
    SchemaState state() {
        return new SchemaState(outlook.copy(), definitions.copy(), assumed.isEmpty());
    }

    /** What a script creates is there, and in use. */
    void replay(SqlScript script) {
        outlook.migrationBegins();
        for (Statement statement : script.statements()) {
            assume(statement);
            new Defining(definitions, outlook).apply(statement);
            Effects.apply(statement, outlook);
        }
        outlook.settle();
    }

    /** Tables that have to be there for the statement to run at all. */
    void assume(Statement statement) {
        if (!OF_TABLES.contains(statement.kind()) && !renamesTable(statement)) {
            return;
        }
        for (RelationRef ref : statement.relations()) {
            if (PROVES.contains(ref.use()) && outlook.find(ref).isEmpty()) {
                TableName name = outlook.place(new RelationName(ref.schema(), ref.name(), false, false));
                outlook.assume(Relation.table(name, List.of(), ""));
                assumed.add(name);
            }
        }
    }

    private static boolean renamesTable(Statement statement) {
        String type = statement.tree().text("renameType");
        return statement.kind() == StatementKind.RENAME
                && (type.equals("OBJECT_TABLE")
                        || statement.tree().text("relationType").equals("OBJECT_TABLE"));
    }

    /** The statement stands in a body, and runs or does not. */
    void applyInBody(Statement statement, int transaction) {
        Definitions afterwards = definitions.copy();
        new Defining(afterwards, outlook).apply(statement);
        definitions.mayBe(afterwards);
        effect(statement, transaction, false);
    }

    /** @param transaction number of the transaction it runs in */
    void apply(Statement statement, int transaction, boolean alone) {
        new Defining(definitions, outlook).apply(statement);
        effect(statement, transaction, alone);
    }

    private void effect(Statement statement, int transaction, boolean alone) {
        Set<TableName> filled = new HashSet<>();
        if (FILLS.contains(statement.kind())) {
            statement.relations().stream()
                    .filter(r -> r.use() == RelationRef.Use.WRITES)
                    .flatMap(r -> outlook.find(r).stream())
                    .filter(t -> alone || madeIn.getOrDefault(t, transaction) != transaction)
                    .filter(t -> !t.schema().equals(TEMPORARY))
                    .forEach(filled::add);
        }
        Effects.apply(statement, outlook);
        statement.relations().stream()
                .filter(r -> r.use() == RelationRef.Use.DEFINES)
                .flatMap(r -> outlook.find(r).stream())
                .forEach(t -> madeIn.putIfAbsent(t, transaction));
        filled.forEach(outlook::settle);
    }

    /** Something to return to. */
    Past now() {
        return new Past(outlook.branch(), definitions.copy(), Map.copyOf(madeIn));
    }

    /** What has been done since is undone. */
    void returnTo(Past past) {
        outlook.returnTo(past.outlook);
        definitions.returnTo(past.definitions);
        madeIn.clear();
        madeIn.putAll(past.madeIn);
    }

    /** The schema at a moment. */
    record Past(Outlook outlook, Definitions definitions, Map<TableName, Integer> madeIn) {}

    /** Its relations are in use from now on. */
    void fileEnds() {
        outlook.settle();
        outlook.migrationBegins();
    }

    /** Whether the file itself has made it, and nobody can be in its way. */
    boolean isExempt(RelationName name) {
        return outlook.find(name).filter(this::isExempt).isPresent();
    }

    /** An index is as exempt as its table: it is the table that changing it locks. */
    private boolean isExempt(TableName name) {
        TableName locked = outlook.index(name).map(Index::table).orElse(name);
        return outlook.isFresh(locked) || locked.schema().equals(TEMPORARY);
    }

    /** The relation, if all of it is known. */
    Optional<Relation> known(RelationName name) {
        return outlook.find(name).filter(n -> !assumed.contains(n)).flatMap(outlook::relation);
    }
}
