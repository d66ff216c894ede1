// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Index;
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
 * migrate   REFRESH MATERIALIZED VIEW CONCURRENTLY …    EXCLUSIVE on the view: readers go on
 * </pre>
 *
 * Legal where the view has been filled and has a unique index on plain columns without a condition (manual of PostgreSQL 18,
 * REFRESH MATERIALIZED VIEW).
 */
public record RefreshMaterializedView(Statement statement, TableName view) implements Operation {
    @Override
    public void compile(Draft draft) {
        StatementText text = statement.edit();
        String concurrently = text.change()
                .insertAfter(text.keyword("view").orElseThrow(), "CONCURRENTLY")
                .text();
        draft.gather(
                Phase.MIGRATE,
                Draft.inPlaceOf(statement, concurrently),
                Takes.lock(view, LockMode.EXCLUSIVE),
                Undo.nothing(),
                "refreshed CONCURRENTLY, so that " + view.display()
                        + " can be read meanwhile; as written readers would wait until it is filled");
    }

    @Override
    public Kind kind() {
        return Kind.ADDITIVE;
    }

    /** Understands {@code REFRESH MATERIALIZED VIEW} where the concurrent form is legal. */
    @AutoService(Lowering.class)
    public static final class FromSql implements Lowering {
        @Override
        public Optional<List<Operation>> lower(Statement statement, Outlook outlook) {
            if (statement.kind() != StatementKind.REFRESH_MATERIALIZED_VIEW
                    || statement.tree().flag("concurrent")
                    || statement.tree().flag("skipData")) {
                return Optional.empty();
            }
            return RelationName.in(statement.tree(), "relation")
                    .flatMap(outlook::find)
                    .filter(outlook::isShared)
                    .filter(view -> outlook.relation(view).orElseThrow().indexes().stream()
                            .anyMatch(Index::provesUniqueness))
                    .filter(view -> isFilled(outlook, view))
                    .map(view -> List.of(new RefreshMaterializedView(statement, view)));
        }

        private static boolean isFilled(Outlook outlook, TableName view) {
            return outlook.relation(view)
                    .orElseThrow()
                    .query()
                    .filter(q -> q.populated())
                    .isPresent();
        }
    }
}
