// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Relation;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.TableName;
import io.suture.core.sql.Token;
import io.suture.core.sql.TokenEdit;
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
 * PostgreSQL 18, CREATE INDEX, "Building Indexes Concurrently"). Not possible on a partitioned table as a whole.
 *
 * @param index its name, the author's or the one PostgreSQL would choose
 */
public record CreateIndex(Statement statement, TableName table, TableName index) implements Operation {
    @Override
    public void compile(Draft draft) {
        IndexClause clause = IndexClause.of(statement).orElseThrow();
        boolean shared = draft.outlook().isShared(table);
        Takes takes = shared ? Takes.lock(table, LockMode.SHARE_UPDATE_EXCLUSIVE) : Takes.NOTHING;
        Step.Concurrent step = new Step.Concurrent(
                Draft.inPlaceOf(statement, concurrently(clause)),
                takes,
                Optional.of(Indexes.probe(index)),
                true,
                Optional.of(Indexes.dropSql(index)));
        Optional<String> changed = clause.isConcurrent() ? Optional.empty() : Optional.of(changed());
        draft.alone(Phase.EXPAND, step, changed, Undo.by(Indexes.drop(index, table)));
        Effects.apply(statement, draft.outlook());
    }

    @Override
    public Kind kind() {
        return Kind.ADDITIVE;
    }

    private String concurrently(IndexClause clause) {
        StatementText text = statement.edit();
        TokenEdit edit = text.change();
        Token word =
                text.keyword(clause.isConcurrent() ? "concurrently" : "index").orElseThrow();
        String added = (clause.isConcurrent() ? "" : "CONCURRENTLY ")
                + (clause.name().isPresent() ? "" : index.name().toString());
        return added.isBlank()
                ? text.source()
                : edit.insertAfter(word, added.strip()).text();
    }

    private String changed() {
        return "built CONCURRENTLY, so that writes to " + table.display()
                + " go on; as written they would wait until the build is done";
    }

    /** Understands {@code CREATE INDEX} on a table that others use, and one that is concurrent already on any table. */
    @AutoService(Lowering.class)
    public static final class FromSql implements Lowering {
        @Override
        public Optional<List<Operation>> lower(Statement statement, Outlook outlook) {
            return IndexClause.of(statement)
                    .filter(clause -> !clause.table().only())
                    .flatMap(clause -> outlook.find(clause.table())
                            .filter(table -> clause.isConcurrent() || outlook.isShared(table))
                            .filter(table -> outlook.relation(table)
                                    .filter(Relation::isPartitioned)
                                    .isEmpty())
                            .map(table -> List.of(of(statement, clause, table, outlook))));
        }

        private static Operation of(Statement statement, IndexClause clause, TableName table, Outlook outlook) {
            TableName index = clause.name()
                    .map(name -> new TableName(table.schema(), name))
                    .orElseGet(() -> outlook.names(table.schema()).index(table.name(), clause.labels()));
            return new CreateIndex(statement, table, index);
        }
    }
}
