// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Relation;
import io.suture.core.claim.Claims;
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
import io.suture.core.sql.Identifier;
import io.suture.core.sql.RelationOid;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Takes a partition out of its table while readers and writers of the other partitions go on.
 *
 * <pre>
 * contract  DETACH PARTITION … CONCURRENTLY    SHARE UPDATE EXCLUSIVE on the table, ACCESS EXCLUSIVE on the partition, no scan
 *           DROP CONSTRAINT …                  the check that it leaves behind: ACCESS EXCLUSIVE on the partition
 * </pre>
 *
 * As written it would take ACCESS EXCLUSIVE on the whole table. Not possible where there is a default partition (manual of PostgreSQL
 * 18, ALTER TABLE, "DETACH PARTITION").
 */
public record DetachPartition(TableName table, TableName partition, AlterCommand command) implements Operation {
    @Override
    public void compile(Draft draft) {
        Takes takes = Claims.shared(
                Takes.lock(table, LockMode.SHARE_UPDATE_EXCLUSIVE)
                        .and(Takes.lock(partition, LockMode.ACCESS_EXCLUSIVE)),
                draft.outlook());
        Identifier check = leftCheck(draft.outlook());
        Undo undo = Undo.impossible(
                "partition " + partition.display() + " can be attached again by a migration that says its bounds");
        draft.alone(
                Phase.CONTRACT,
                settings -> step(
                                draft.sql("ALTER TABLE " + table + " DETACH PARTITION " + partition + " CONCURRENTLY"),
                                table,
                                partition,
                                takes)
                        .under(settings),
                Optional.of("detached CONCURRENTLY, so that nobody who uses " + table.display()
                        + " waits; as written everybody would"),
                undo);
        draft.gather(
                Phase.CONTRACT,
                Sql.of("ALTER TABLE " + partition + " DROP CONSTRAINT IF EXISTS " + check),
                Claims.shared(family(draft.outlook()), draft.outlook()),
                Undo.nothing(),
                "the check that CONCURRENTLY leaves behind is not part of the wish");
        draft.does(Kind.TRANSFORMATIVE);
        Effects.apply(command, table, draft.outlook());
    }

    /** The partition, and what it is parted into. */
    private Takes family(Outlook outlook) {
        Takes all = Takes.lock(partition, LockMode.ACCESS_EXCLUSIVE);
        for (TableName below : outlook.descendants(partition)) {
            all = all.and(Takes.lock(below, LockMode.ACCESS_EXCLUSIVE));
        }
        return all;
    }

    /** Its automatic name: PostgreSQL repeats the bounds as a check, unless one says as much already. */
    private Identifier leftCheck(Outlook outlook) {
        List<Identifier> key = outlook.relation(table)
                .flatMap(r -> r.partitioning().key())
                .map(k -> k.columns())
                .orElse(List.of());
        return outlook.names(partition.schema())
                .check(partition.name(), key.stream().map(Identifier::value).collect(Collectors.toSet()));
    }

    static Step.Concurrent step(Sql sql, TableName table, TableName partition, Takes takes) {
        Probe probe =
                new Probe("SELECT coalesce((SELECT CASE WHEN h.inhdetachpending THEN 'half_done' ELSE 'not_done' END"
                        + " FROM pg_catalog.pg_inherits AS h WHERE h.inhrelid = "
                        + RelationOid.of(partition) + " AND h.inhparent = "
                        + RelationOid.of(table) + "), 'done')");
        Sql finish = Sql.of("ALTER TABLE " + table + " DETACH PARTITION " + partition + " FINALIZE");
        return Step.Concurrent.of(sql, takes, Optional.of(probe), true, finish);
    }

    /** Understands {@code DETACH PARTITION} without {@code CONCURRENTLY}. */
    @AutoService(CommandLowering.class)
    public static final class FromSql implements CommandLowering {
        @Override
        public Optional<Operation> lower(AlterCommand command, String words, TableName table, Outlook outlook) {
            return Optional.of(command)
                    .filter(c -> c.is("DetachPartition") && !c.isConcurrent())
                    .flatMap(AlterCommand::other)
                    .flatMap(outlook::find)
                    .filter(outlook::isShared)
                    .filter(p -> hasNoDefault(table, outlook) && hasPlainKey(table, outlook))
                    .map(p -> new DetachPartition(table, p, command));
        }

        private static boolean hasNoDefault(TableName table, Outlook outlook) {
            return outlook.children(table).stream()
                    .flatMap(c -> outlook.relation(c).stream())
                    .noneMatch(r ->
                            r.partitioning().bound().filter("DEFAULT"::equals).isPresent());
        }

        /** The name of the check that is left depends on the columns of the key; of an expression they are not known. */
        private static boolean hasPlainKey(TableName table, Outlook outlook) {
            return outlook.relation(table)
                    .filter(Relation::isPartitioned)
                    .flatMap(r -> r.partitioning().key())
                    .filter(k -> !k.columns().isEmpty())
                    .filter(k -> k.definition().chars().filter(c -> c == ',').count()
                            == k.columns().size() - 1)
                    .isPresent();
        }
    }
}
