// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Query;
import io.suture.core.catalog.Relation;
import io.suture.core.claim.Claims;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;
import java.util.Optional;

/**
 * Fills a materialised view anew while it can be read.
 *
 * <pre>
 * migrate   REFRESH MATERIALIZED VIEW CONCURRENTLY …   EXCLUSIVE (reads go on), in a transaction of its own
 * </pre>
 *
 * As written readers would wait behind ACCESS EXCLUSIVE. Possible where the view is filled and has a valid unique index on plain
 * columns without a condition (manual of PostgreSQL 18, REFRESH MATERIALIZED VIEW).
 */
public record RefreshMaterializedView(Statement statement, TableName view) implements Operation {
    @Override
    public void compile(Draft draft) {
        StatementText text = statement.edit();
        String sql = text.change()
                .insertAfter(text.keyword("view").orElseThrow(), "CONCURRENTLY")
                .text();
        draft.commit();
        draft.gather(
                Phase.MIGRATE,
                draft.sql(sql),
                takes(draft.outlook()),
                Undo.nothing(),
                "refreshed CONCURRENTLY, so that readers of " + view.display()
                        + " go on; as written they would wait until it is filled");
        draft.commit();
        draft.does(Kind.ADDITIVE);
    }

    /** As written, but with milder locks on the view itself, and no new file. */
    private Takes takes(Outlook outlook) {
        Takes written = Claims.of(statement, outlook);
        Takes milder = Takes.lock(view, LockMode.EXCLUSIVE).scanning(view);
        List<TableName> own = outlook.relation(view).orElseThrow().indexes().stream()
                .map(Index::name)
                .toList();
        for (var lock : written.locks().entrySet()) {
            boolean mild = lock.getKey().equals(view) || own.contains(lock.getKey());
            LockMode mode = own.contains(lock.getKey()) ? LockMode.ROW_EXCLUSIVE : lock.getValue();
            milder = milder.and(
                    Takes.lock(lock.getKey(), mild && lock.getKey().equals(view) ? LockMode.EXCLUSIVE : mode));
        }
        for (TableName scanned : written.scans()) {
            milder = milder.scanning(scanned);
        }
        return Claims.shared(milder, outlook);
    }

    /** Understands {@code REFRESH MATERIALIZED VIEW} of one that others read. */
    @AutoService(Lowering.class)
    public static final class FromSql implements Lowering {
        @Override
        public Optional<List<Operation>> lower(Statement statement, Outlook outlook) {
            boolean plain = statement.kind() == StatementKind.REFRESH_MATERIALIZED_VIEW
                    && !statement.tree().flag("concurrent")
                    && !statement.tree().flag("skipData");
            return Optional.of(statement)
                    .filter(s -> plain)
                    .flatMap(s -> RelationName.in(s.tree(), "relation"))
                    .flatMap(outlook::find)
                    .filter(outlook::isShared)
                    .filter(view ->
                            outlook.relation(view).filter(FromSql::isPossible).isPresent())
                    .map(view -> List.of(new RefreshMaterializedView(statement, view)));
        }

        private static boolean isPossible(Relation view) {
            return view.query().filter(Query::populated).isPresent()
                    && view.indexes().stream().anyMatch(Index::provesUniqueness);
        }
    }
}
