// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Index;
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
import io.suture.core.sql.ddl.Options;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;
import java.util.Optional;

/**
 * Rebuilds indexes while readers and writers go on.
 *
 * <pre>
 * expand    REINDEX … CONCURRENTLY    SHARE UPDATE EXCLUSIVE, two scans, outside a transaction
 * </pre>
 *
 * As written writers would wait behind SHARE on the table, and readers behind ACCESS EXCLUSIVE on the index (manual of PostgreSQL 18,
 * REINDEX, "Rebuilding Indexes Concurrently"). Not possible for the index of an exclusion constraint.
 *
 * @param what {@code index} or {@code table}
 */
public record Reindex(Statement statement, String what, Takes takes) implements Operation {
    @Override
    public void compile(Draft draft) {
        StatementText text = statement.edit();
        String sql = text.change()
                .insertAfter(text.keyword(what).orElseThrow(), "CONCURRENTLY")
                .text();
        draft.alone(
                Phase.EXPAND,
                settings -> ReindexProbe.step(draft.sql(sql), statement, draft.outlook(), takes)
                        .under(settings),
                Optional.of(
                        "rebuilt CONCURRENTLY, so that reads and writes go on; as written they would wait until it is done"),
                Undo.nothing());
        draft.does(Kind.ADDITIVE);
    }

    /** Understands {@code REINDEX INDEX} and {@code REINDEX TABLE} of what others use. */
    @AutoService(Lowering.class)
    public static final class FromSql implements Lowering {
        @Override
        public Optional<List<Operation>> lower(Statement statement, Outlook outlook) {
            boolean plain = statement.kind() == StatementKind.REINDEX
                    && !Options.isOn(statement.tree().list("params"), "concurrently");
            if (!plain) {
                return Optional.empty();
            }
            Optional<TableName> relation = RelationName.in(statement.tree(), "relation")
                    .flatMap(outlook::find)
                    .filter(outlook::isShared);
            return switch (statement.tree().text("kind")) {
                case "REINDEX_OBJECT_INDEX" ->
                    relation.flatMap(outlook::index)
                            .filter(i -> isPossible(i, outlook))
                            .map(i -> operation(statement, "index", i.table(), List.of(i), outlook));
                case "REINDEX_OBJECT_TABLE" ->
                    relation.flatMap(outlook::relation)
                            .filter(r ->
                                    !r.isPartitioned() && r.indexes().stream().allMatch(i -> isPossible(i, outlook)))
                            .map(r -> operation(statement, "table", r.name(), r.indexes(), outlook));
                default -> Optional.empty();
            };
        }

        private static List<Operation> operation(
                Statement statement, String what, TableName table, List<Index> indexes, Outlook outlook) {
            Takes takes = Takes.lock(table, LockMode.SHARE_UPDATE_EXCLUSIVE).scanning(table);
            for (Index index : indexes) {
                takes = takes.and(Takes.lock(index.name(), LockMode.SHARE_UPDATE_EXCLUSIVE));
            }
            return List.of(new Reindex(statement, what, Claims.shared(takes, outlook)));
        }

        private static boolean isPossible(Index index, Outlook outlook) {
            Optional<Relation> table = outlook.relation(index.table());
            boolean excludes = index.constraint()
                    .flatMap(c -> table.flatMap(t -> t.constraint(c)))
                    .map(Constraint::kind)
                    .filter(k -> k == ConstraintKind.EXCLUDE)
                    .isPresent();
            return !excludes && table.filter(t -> !t.isPartitioned()).isPresent();
        }
    }
}
