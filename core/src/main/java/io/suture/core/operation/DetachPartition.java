// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Probe;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.AlterTable;
import java.util.List;
import java.util.Optional;

/**
 * Detaches a partition with {@code CONCURRENTLY}, as its author asked: outside a transaction, and finished where a cancelled one was
 * left pending.
 *
 * <pre>
 * contract  DETACH PARTITION … CONCURRENTLY    SHARE UPDATE EXCLUSIVE on parent and partition, at the end ACCESS EXCLUSIVE on the partition
 * </pre>
 *
 * It leaves a CHECK on the partition that the plain form does not leave (manual of PostgreSQL 18, ALTER TABLE, "DETACH PARTITION"), so
 * the plain form is not replaced by it: the schema would not be the one that was written.
 */
public record DetachPartition(Statement statement, TableName parent, TableName partition, AlterCommand command)
        implements Operation {
    @Override
    public void compile(Draft draft) {
        Takes takes = Takes.lock(parent, LockMode.SHARE_UPDATE_EXCLUSIVE)
                .and(Takes.lock(partition, LockMode.ACCESS_EXCLUSIVE));
        Step.Concurrent step = new Step.Concurrent(
                Draft.verbatim(statement),
                takes,
                Optional.of(probe()),
                true,
                Optional.of(Sql.of("ALTER TABLE " + parent + " DETACH PARTITION " + partition + " FINALIZE")));
        draft.alone(
                Phase.CONTRACT,
                step,
                Optional.empty(),
                Undo.impossible("the bounds of " + partition + " are not kept"));
        Effects.apply(command, parent, draft.outlook());
    }

    @Override
    public Kind kind() {
        return Kind.DESTRUCTIVE;
    }

    private Probe probe() {
        return new Probe("SELECT coalesce((SELECT CASE WHEN h.inhdetachpending THEN 'half_done' ELSE 'not_done' END"
                + " FROM pg_catalog.pg_inherits AS h WHERE h.inhparent = " + Indexes.regclass(parent)
                + " AND h.inhrelid = " + Indexes.regclass(partition) + "), 'done')");
    }

    /** Understands {@code DETACH PARTITION … CONCURRENTLY}. */
    @AutoService(Lowering.class)
    public static final class FromSql implements Lowering {
        @Override
        public Optional<List<Operation>> lower(Statement statement, Outlook outlook) {
            if (statement.kind() != StatementKind.ALTER_TABLE) {
                return Optional.empty();
            }
            AlterTable alter = AlterTable.of(statement).orElseThrow();
            AlterCommand command = alter.commands().getFirst();
            if (!command.subtype().equals("DetachPartition") || !command.isConcurrent()) {
                return Optional.empty();
            }
            Optional<TableName> parent = outlook.find(alter.relation());
            Optional<TableName> partition = command.other().flatMap(outlook::find);
            return parent.isPresent() && partition.isPresent()
                    ? Optional.of(List.of(new DetachPartition(statement, parent.get(), partition.get(), command)))
                    : Optional.empty();
        }
    }
}
