// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Relation;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Probe;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.TableName;
import io.suture.core.sql.Token;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;
import java.util.Optional;

/**
 * Builds indexes anew while readers and writers go on.
 *
 * <pre>
 * migrate   REINDEX … CONCURRENTLY    SHARE UPDATE EXCLUSIVE on the table, outside a transaction
 * </pre>
 *
 * As written writers wait, and readers that want the index (manual of PostgreSQL 18, REINDEX, "Rebuilding Indexes Concurrently").
 * What a cancelled one leaves is an INVALID index whose name ends in {@code _ccnew}; it is dropped before the next try.
 *
 * @param index the one that is built anew; empty where it is all of the table
 */
public record Reindex(Statement statement, TableName table, Optional<TableName> index) implements Operation {
    @Override
    public void compile(Draft draft) {
        Takes takes = Takes.lock(table, LockMode.SHARE_UPDATE_EXCLUSIVE);
        Step.Concurrent step = new Step.Concurrent(
                Draft.inPlaceOf(statement, concurrently()),
                takes,
                index.map(Reindex::leftover),
                true,
                index.map(Reindex::sweep));
        Optional<String> changed = isConcurrent(statement) ? Optional.empty() : Optional.of(changed());
        draft.alone(Phase.MIGRATE, step, changed, Undo.nothing());
    }

    @Override
    public Kind kind() {
        return Kind.ADDITIVE;
    }

    private String concurrently() {
        if (isConcurrent(statement)) {
            return statement.text();
        }
        StatementText text = statement.edit();
        Token word = text.keyword(index.isPresent() ? "index" : "table").orElseThrow();
        return text.change().insertAfter(word, "CONCURRENTLY").text();
    }

    private String changed() {
        return "rebuilt CONCURRENTLY, so that " + table.display() + " can be read and written meanwhile";
    }

    private static TableName copy(TableName index) {
        String base = index.name().value();
        return new TableName(index.schema(), Identifier.of(base.substring(0, Math.min(base.length(), 57)) + "_ccnew"));
    }

    private static Probe leftover(TableName index) {
        return new Probe(
                "SELECT CASE WHEN " + Indexes.regclass(copy(index)) + " IS NULL THEN 'not_done' ELSE 'half_done' END");
    }

    private static Sql sweep(TableName index) {
        return Indexes.dropSql(copy(index));
    }

    private static boolean isConcurrent(Statement statement) {
        return statement.tree().list("params").stream()
                .anyMatch(p -> p.text("defname").equals("concurrently"));
    }

    /** Understands {@code REINDEX INDEX} and {@code REINDEX TABLE} of a table that others use. */
    @AutoService(Lowering.class)
    public static final class FromSql implements Lowering {
        @Override
        public Optional<List<Operation>> lower(Statement statement, Outlook outlook) {
            if (statement.kind() != StatementKind.REINDEX) {
                return Optional.empty();
            }
            boolean one = statement.tree().text("kind").equals("REINDEX_OBJECT_INDEX");
            boolean all = statement.tree().text("kind").equals("REINDEX_OBJECT_TABLE");
            Optional<TableName> name =
                    RelationName.in(statement.tree(), "relation").flatMap(outlook::find);
            Optional<TableName> table =
                    one ? name.flatMap(outlook::index).map(i -> i.table()) : all ? name : Optional.empty();
            return table.filter(outlook::isShared)
                    .filter(t ->
                            outlook.relation(t).filter(Relation::isPartitioned).isEmpty())
                    .map(t -> List.of(new Reindex(statement, t, one ? name : Optional.empty())));
        }
    }
}
