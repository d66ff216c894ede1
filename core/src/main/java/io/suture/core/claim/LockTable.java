// SPDX-License-Identifier: Apache-2.0
package io.suture.core.claim;

import static io.suture.core.plan.LockMode.ACCESS_EXCLUSIVE;
import static io.suture.core.plan.LockMode.ACCESS_SHARE;
import static io.suture.core.plan.LockMode.EXCLUSIVE;
import static io.suture.core.plan.LockMode.SHARE_ROW_EXCLUSIVE;
import static io.suture.core.plan.LockMode.SHARE_UPDATE_EXCLUSIVE;

import io.suture.core.plan.LockMode;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.ConstraintClause;
import java.util.Map;
import java.util.Set;

/** Which lock a statement takes on the relation it is about, as far as one word decides it. */
final class LockTable {
    /** On the relation that is altered. Manual of 18: 13.3.1 and the page of the command. */
    static final Map<StatementKind, LockMode> ALTERED = Map.ofEntries(
            Map.entry(StatementKind.CREATE_TRIGGER, SHARE_ROW_EXCLUSIVE),
            Map.entry(StatementKind.DROP_TRIGGER, ACCESS_EXCLUSIVE),
            Map.entry(StatementKind.CREATE_POLICY, ACCESS_EXCLUSIVE),
            Map.entry(StatementKind.ALTER_POLICY, ACCESS_EXCLUSIVE),
            Map.entry(StatementKind.DROP_POLICY, ACCESS_EXCLUSIVE),
            Map.entry(StatementKind.CREATE_RULE, ACCESS_EXCLUSIVE),
            Map.entry(StatementKind.DROP_RULE, ACCESS_EXCLUSIVE),
            Map.entry(StatementKind.CREATE_STATISTICS, SHARE_UPDATE_EXCLUSIVE),
            Map.entry(StatementKind.COMMENT, SHARE_UPDATE_EXCLUSIVE),
            Map.entry(StatementKind.SECURITY_LABEL, SHARE_UPDATE_EXCLUSIVE),
            Map.entry(StatementKind.CREATE_PUBLICATION, SHARE_UPDATE_EXCLUSIVE),
            Map.entry(StatementKind.ALTER_PUBLICATION, SHARE_UPDATE_EXCLUSIVE),
            Map.entry(StatementKind.ALTER_SEQUENCE, SHARE_ROW_EXCLUSIVE),
            Map.entry(StatementKind.ANALYZE, SHARE_UPDATE_EXCLUSIVE),
            Map.entry(StatementKind.VACUUM, SHARE_UPDATE_EXCLUSIVE),
            Map.entry(StatementKind.CLUSTER, ACCESS_EXCLUSIVE),
            Map.entry(StatementKind.RENAME, ACCESS_EXCLUSIVE),
            Map.entry(StatementKind.SET_SCHEMA, ACCESS_EXCLUSIVE));

    private static final Set<String> MILD = Set.of(
            "SetStatistics",
            "ClusterOn",
            "DropCluster",
            "SetOptions",
            "ResetOptions",
            "ValidateConstraint",
            "AttachPartition",
            "DetachPartitionFinalize");

    /** Storage parameters that change what a query may do, so that nobody may run one meanwhile. */
    private static final Set<String> STRONG_OPTIONS = Set.of(
            "user_catalog_table", "security_barrier", "security_invoker", "check_option", "buffering", "fastupdate");

    /** Since when {@code GRANT} keeps the relation from being dropped meanwhile. */
    static final int GRANT_LOCKS_SINCE = 18;

    /** Since when a check that heirs do not get locks them too (seen on 18.6, not on 17.11). */
    static final int NO_INHERIT_LOCKS_HEIRS_SINCE = 18;

    /** Since when a key of a partitioned table takes its partitions as it takes the table, not as an index build does. */
    static final int STRONG_KEYS_SINCE = 18;

    /** Since when {@code SET LOGGED} and {@code UNLOGGED} concern owned sequences too. */
    static final int LOGGED_SEQUENCES_SINCE = 15;

    private LockTable() {}

    /** {@code AlterTableGetLockLevel}: on the table itself, for one sub-command. */
    static LockMode of(AlterCommand command) {
        String subtype = command.subtype();
        if (subtype.startsWith("EnableTrig")
                || subtype.startsWith("DisableTrig")
                || subtype.equals("EnableAlwaysTrig")
                || subtype.equals("EnableReplicaTrig")) {
            return SHARE_ROW_EXCLUSIVE;
        }
        if (subtype.equals("AddConstraint")) {
            return command.constraint().map(LockTable::of).orElse(ACCESS_EXCLUSIVE);
        }
        if (subtype.endsWith("RelOptions")) {
            return relationOptions(command);
        }
        boolean mild = MILD.contains(subtype) || subtype.equals("DetachPartition") && command.isConcurrent();
        return mild ? SHARE_UPDATE_EXCLUSIVE : ACCESS_EXCLUSIVE;
    }

    private static LockMode of(ConstraintClause constraint) {
        return switch (constraint.type()) {
            case FOREIGN -> SHARE_ROW_EXCLUSIVE;
            default -> ACCESS_EXCLUSIVE;
        };
    }

    private static LockMode relationOptions(AlterCommand command) {
        boolean strong = command.definition().stream()
                .flatMap(d -> d.list("items").stream())
                .anyMatch(o -> STRONG_OPTIONS.contains(o.text("defname")));
        return strong ? ACCESS_EXCLUSIVE : SHARE_UPDATE_EXCLUSIVE;
    }

    /** The mode a {@code LOCK TABLE} names, by its number in the parse tree. */
    static LockMode ofNumber(int number) {
        return number == 0 ? ACCESS_EXCLUSIVE : LockMode.values()[number - 1];
    }

    /** Of {@code REFRESH MATERIALIZED VIEW}. */
    static LockMode refresh(boolean concurrently) {
        return concurrently ? EXCLUSIVE : ACCESS_EXCLUSIVE;
    }

    /** What reading takes. */
    static LockMode reading() {
        return ACCESS_SHARE;
    }
}
