// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Index;
import io.suture.core.claim.Claims;
import io.suture.core.outlook.Copies;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Probe;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.sql.RelationOid;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;
import java.util.Optional;

/**
 * Removes an index while readers and writers go on.
 *
 * <pre>
 * contract  DROP INDEX CONCURRENTLY …    SHARE UPDATE EXCLUSIVE, no scan, outside a transaction
 * </pre>
 *
 * As written it would take ACCESS EXCLUSIVE on the table, and everybody would queue behind it while it waits for the longest
 * query (manual of PostgreSQL 18, DROP INDEX). Not possible for an index that enforces a constraint or is part of a partitioned one.
 */
public record DropIndex(Index index) implements Operation {
    @Override
    public void compile(Draft draft) {
        TableName table = index.table();
        Takes takes = Claims.shared(
                Takes.lock(table, LockMode.SHARE_UPDATE_EXCLUSIVE)
                        .and(Takes.lock(index.name(), LockMode.SHARE_UPDATE_EXCLUSIVE)),
                draft.outlook());
        Sql sql = draft.sql("DROP INDEX CONCURRENTLY " + index.name());
        draft.alone(
                Phase.CONTRACT,
                settings -> step(sql, index.name(), takes).under(settings),
                Optional.of(changed(table)),
                UndoOf.droppedIndex(index));
        draft.does(Kind.DESTRUCTIVE);
        draft.outlook().change(table, Copies.withoutIndex(index.name()));
    }

    private static String changed(TableName table) {
        return "dropped CONCURRENTLY, so that nobody who uses " + table.display()
                + " waits; as written it would ask for ACCESS EXCLUSIVE";
    }

    /** Repeatable: a drop that was cancelled left the index INVALID, and dropping it again ends it. */
    static Step.Concurrent step(Sql sql, TableName index, Takes takes) {
        Probe probe =
                new Probe("SELECT CASE WHEN " + RelationOid.of(index) + " IS NULL THEN 'done' ELSE 'not_done' END");
        return Step.Concurrent.of(sql, takes, Optional.of(probe), true);
    }

    /** Understands {@code DROP INDEX}; of several indexes each becomes a drop of its own. */
    @AutoService(Lowering.class)
    public static final class FromSql implements Lowering {
        @Override
        public Optional<List<Operation>> lower(Statement statement, Outlook outlook) {
            boolean plain = statement.kind() == StatementKind.DROP_INDEX
                    && !statement.tree().flag("concurrent")
                    && !statement.tree().text("behavior").equals("DROP_CASCADE");
            if (!plain) {
                return Optional.empty();
            }
            List<Optional<Index>> indexes = statement.tree().list("objects").stream()
                    .map(o -> outlook.find(RelationName.of(o.strings("items"))).flatMap(outlook::index))
                    .toList();
            boolean lenient = statement.tree().flag("missing_ok");
            List<Index> known = indexes.stream().flatMap(Optional::stream).toList();
            boolean all = lenient ? !known.isEmpty() : known.size() == indexes.size();
            return all && known.stream().allMatch(i -> isPossible(i, outlook))
                    ? Optional.of(known.stream().<Operation>map(DropIndex::new).toList())
                    : Optional.empty();
        }

        private static boolean isPossible(Index index, Outlook outlook) {
            return outlook.isShared(index.table())
                    && index.constraint().isEmpty()
                    && index.parent().isEmpty()
                    && outlook.relation(index.table())
                            .filter(r -> !r.isPartitioned())
                            .isPresent();
        }
    }
}
