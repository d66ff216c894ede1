// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Index;
import io.suture.core.claim.Claims;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.NewIndex;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.TableName;
import io.suture.core.sql.Token;
import io.suture.core.sql.ddl.IndexClause;
import java.util.List;
import java.util.Optional;

/**
 * Builds an index while writers go on.
 *
 * <pre>
 * expand    CREATE INDEX CONCURRENTLY …    SHARE UPDATE EXCLUSIVE, two scans, outside a transaction
 * </pre>
 *
 * As written it would take SHARE, behind which every INSERT, UPDATE and DELETE waits until the build is done (manual of
 * PostgreSQL 18, CREATE INDEX, "Building Indexes Concurrently"). Of a partitioned table see {@link CreatePartitionedIndex}.
 *
 * @param index its name, chosen as PostgreSQL would where none is written
 */
public record CreateIndex(Statement statement, TableName table, TableName index) implements Operation {
    @Override
    public void compile(Draft draft) {
        Takes takes =
                Claims.shared(Takes.lock(table, LockMode.SHARE_UPDATE_EXCLUSIVE).scanning(table), draft.outlook());
        IndexClause clause = new IndexClause(statement.tree());
        draft.alone(
                Phase.EXPAND,
                settings -> IndexBuild.step(draft.sql(concurrently(clause)), index, table, clause, takes)
                        .under(settings),
                Optional.of("built CONCURRENTLY, so that writes to " + table.display()
                        + " go on; as written they would wait until the build is done"),
                Undo.by(UndoOf.dropIndex(index, table)));
        draft.does(Kind.ADDITIVE);
        Effects.apply(statement, draft.outlook());
    }

    private String concurrently(IndexClause clause) {
        StatementText text = statement.edit();
        Token word = text.keyword("index").orElseThrow();
        boolean named = clause.name().isPresent();
        return text.change()
                .insertAfter(word, named ? "CONCURRENTLY" : "CONCURRENTLY " + index.name())
                .text();
    }

    /** Understands {@code CREATE INDEX} on a table or materialised view that others use. */
    @AutoService(Lowering.class)
    public static final class FromSql implements Lowering {
        @Override
        public Optional<List<Operation>> lower(Statement statement, Outlook outlook) {
            Optional<IndexClause> clause = IndexClause.of(statement).filter(c -> !c.isConcurrent());
            Optional<TableName> table = clause.flatMap(c -> outlook.find(c.table()))
                    .filter(outlook::isShared)
                    .filter(t ->
                            outlook.relation(t).filter(r -> !r.isPartitioned()).isPresent());
            return table.filter(t -> !isThere(clause.orElseThrow(), t, outlook))
                    .map(t -> List.of(new CreateIndex(statement, t, NewIndex.name(outlook, t, clause.orElseThrow()))));
        }

        /** With IF NOT EXISTS nothing is done; an INVALID one counts as not there. */
        private static boolean isThere(IndexClause clause, TableName table, Outlook outlook) {
            TableName name = NewIndex.name(outlook, table, clause);
            return clause.isLenient()
                    && outlook.exists(name)
                    && outlook.index(name).map(Index::valid).orElse(true);
        }
    }
}
