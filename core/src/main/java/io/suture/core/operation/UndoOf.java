// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Relation;
import io.suture.core.claim.Claims;
import io.suture.core.outlook.Commented;
import io.suture.core.outlook.IndexShape;
import io.suture.core.outlook.Outlook;
import io.suture.core.outlook.Touched;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterTable;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;
import java.util.Optional;

/** How a statement is taken back when its author has not said so; worked out before it has its effect. */
public final class UndoOf {
    private UndoOf() {}

    static Undo statement(Statement statement, Outlook outlook) {
        Node tree = statement.tree();
        return switch (statement.kind()) {
            case ALTER_TABLE ->
                AlterTable.of(statement).map(a -> UndoOfAlter.of(a, outlook)).orElseGet(() -> unknown(statement));
            case RENAME -> UndoOfRename.of(tree, outlook);
            case SET_SCHEMA -> UndoOfRename.schema(tree, outlook);
            case SELECT,
                    SHOW,
                    LOCK,
                    ANALYZE,
                    EXPLAIN,
                    SAVEPOINT,
                    RELEASE_SAVEPOINT,
                    ROLLBACK_TO_SAVEPOINT,
                    SET_CONSTRAINTS,
                    PREPARE,
                    DEALLOCATE,
                    DECLARE_CURSOR,
                    FETCH,
                    CLOSE_CURSOR,
                    NOTIFY,
                    CHECKPOINT,
                    SET,
                    SET_LOCAL,
                    RESET,
                    SET_TRANSACTION,
                    VACUUM,
                    REINDEX,
                    CLUSTER -> statement.opaque() ? unknown(statement) : Undo.nothing();
            case REFRESH_MATERIALIZED_VIEW -> refreshed(tree, outlook);
            case INSERT, UPDATE, DELETE, MERGE, COPY, TRUNCATE ->
                Undo.impossible("which rows were there before is not kept: " + words(statement));
            case CREATE_TABLE,
                    CREATE_TABLE_AS,
                    CREATE_FOREIGN_TABLE,
                    CREATE_VIEW,
                    CREATE_MATERIALIZED_VIEW,
                    CREATE_SEQUENCE,
                    CREATE_INDEX,
                    CREATE_TYPE,
                    CREATE_ENUM,
                    CREATE_DOMAIN,
                    CREATE_FUNCTION,
                    CREATE_PROCEDURE,
                    CREATE_SCHEMA,
                    CREATE_TRIGGER,
                    CREATE_POLICY,
                    CREATE_RULE,
                    CREATE_STATISTICS,
                    CREATE_EXTENSION,
                    CREATE_PUBLICATION -> UndoOfCreate.of(statement, outlook);
            case DROP_INDEX, DROP_VIEW, DROP_TRIGGER -> UndoOfDrop.of(tree, outlook);
            case DROP_STATISTICS -> UndoOfStatistics.drop(tree, outlook);
            case ALTER_STATISTICS -> UndoOfStatistics.target(tree, outlook);
            case COMMENT -> comment(statement, outlook);
            case DROP_TABLE, DROP_SEQUENCE, DROP_MATERIALIZED_VIEW ->
                UndoOfDrop.drops(tree, outlook) ? unknown(statement) : Undo.nothing();
            default -> unknown(statement);
        };
    }

    private static Undo comment(Statement statement, Outlook outlook) {
        Optional<Commented> object = Commented.of(statement.tree(), outlook);
        if (object.isEmpty() || outlook.isTouched(Touched.comment(object.get()))) {
            return Undo.nothing().losing("the comment before: " + words(statement) + " stays");
        }
        String before = object.get().before(outlook).map(SqlLiteral::quote).orElse("NULL");
        return by(object.get().relation(), "COMMENT ON " + object.get().words() + " IS " + before);
    }

    /** One that was not filled is emptied again, one that was is filled; what it held before is nobody's: it is computed. */
    private static Undo refreshed(Node tree, Outlook outlook) {
        boolean fills = !tree.flag("skipData");
        return RelationName.in(tree, "relation")
                .flatMap(outlook::find)
                .filter(view -> outlook.relation(view)
                        .flatMap(Relation::query)
                        .filter(query -> query.populated() != fills)
                        .isPresent())
                .map(view -> asClaimed("REFRESH MATERIALIZED VIEW " + view + (fills ? " WITH NO DATA" : ""), outlook))
                .orElseGet(Undo::nothing);
    }

    /** A statement that takes what it would take if somebody wrote it. */
    static Undo asClaimed(String sql, Outlook outlook) {
        Statement statement =
                SqlScript.parse(sql, SourceName.of("undo")).statements().getFirst();
        return Undo.by(new Step.Transaction(List.of(Sql.of(sql)), Claims.of(statement, outlook)));
    }

    private static Undo unknown(Statement statement) {
        return Undo.impossible("how to take back is not known: " + words(statement));
    }

    static String words(Statement statement) {
        return statement.kind().name().replace('_', ' ') + " on line " + statement.line();
    }

    /** In a transaction, under the strongest lock of the relation. */
    static Undo by(TableName relation, String sql) {
        return by(relation, List.of(), sql);
    }

    /** In a transaction, locking nothing others use. */
    static Undo by(String sql) {
        return Undo.by(new Step.Transaction(List.of(Sql.of(sql)), Takes.NOTHING));
    }

    static Undo alter(TableName table, String words) {
        return by(table, "ALTER TABLE " + table + " " + words);
    }

    /** @param others what is locked beside the table: the index of a key, the target of a foreign key */
    static Undo dropConstraint(TableName table, Identifier name, List<TableName> others) {
        return by(table, others, "ALTER TABLE " + table + " DROP CONSTRAINT IF EXISTS " + name);
    }

    /** What a constraint that is dropped locks beside its table. */
    static List<TableName> beside(TableName table, Identifier name, ConstraintClause clause, Outlook outlook) {
        return clause.type().hasIndex()
                ? List.of(new TableName(table.schema(), name))
                : clause.references().flatMap(outlook::find).stream().toList();
    }

    static Undo by(TableName relation, List<TableName> others, String sql) {
        Takes takes = Takes.lock(relation, LockMode.ACCESS_EXCLUSIVE);
        for (TableName other : others) {
            takes = takes.and(Takes.lock(other, LockMode.ACCESS_EXCLUSIVE));
        }
        return Undo.by(new Step.Transaction(List.of(Sql.of(sql)), takes));
    }

    static Step.Concurrent dropIndex(TableName index, TableName table) {
        Takes takes = Takes.lock(table, LockMode.SHARE_UPDATE_EXCLUSIVE);
        return DropIndex.step(Sql.of("DROP INDEX CONCURRENTLY IF EXISTS " + index), index, takes);
    }

    /** Built again, as it was. */
    static Undo droppedIndex(Index index) {
        String sql = index.definition().replaceFirst("^(CREATE (UNIQUE )?INDEX) ", "$1 CONCURRENTLY ");
        if (sql.equals(index.definition())) {
            return Undo.impossible("the definition of index " + index.name().display() + " is not known");
        }
        if (sql.contains(" ON ONLY ")) {
            return Undo.impossible("index " + index.name().display()
                    + " of a partitioned table is made of parts; a migration can build it again");
        }
        Takes takes = Takes.lock(index.table(), LockMode.SHARE_UPDATE_EXCLUSIVE).scanning(index.table());
        return Undo.by(IndexBuild.step(Sql.of(sql), index.name(), index.table(), IndexShape.of(index), takes));
    }

    /** Added again by its definition, checks and foreign keys without scanning under the lock. */
    public static Undo droppedConstraint(TableName table, Optional<Constraint> constraint) {
        if (constraint.isEmpty() || constraint.get().definition().contains("…")) {
            return Undo.impossible("the definition of the constraint is not known");
        }
        Constraint old = constraint.get();
        String add = "ALTER TABLE " + table + " ADD CONSTRAINT " + old.name() + " " + old.definition();
        return switch (old.kind()) {
            case CHECK, FOREIGN_KEY -> {
                String late = old.definition().endsWith(" NOT VALID") ? add : add + " NOT VALID";
                Step begin = new Step.Transaction(List.of(Sql.of(late)), takenBy(table, old));
                Step prove = new Step.Validate(
                        List.of(),
                        Sql.of("ALTER TABLE " + table + " VALIDATE CONSTRAINT " + old.name()),
                        Takes.lock(table, LockMode.SHARE_UPDATE_EXCLUSIVE).scanning(table));
                yield old.validated() ? Undo.by(begin, prove) : Undo.by(begin);
            }
            case PRIMARY_KEY, UNIQUE, EXCLUDE, NOT_NULL ->
                Undo.by(new Step.Transaction(
                        List.of(Sql.of(add)),
                        Takes.lock(table, LockMode.ACCESS_EXCLUSIVE).scanning(table)));
        };
    }

    private static Takes takenBy(TableName table, Constraint added) {
        Takes own = Takes.lock(table, LockMode.ACCESS_EXCLUSIVE);
        return added.references()
                .filter(r -> !r.table().equals(table))
                .map(r -> own.and(Takes.lock(r.table(), LockMode.SHARE_ROW_EXCLUSIVE)))
                .orElse(own);
    }
}
