// SPDX-License-Identifier: Apache-2.0
package io.suture.core.claim;

import static io.suture.core.plan.LockMode.ACCESS_EXCLUSIVE;
import static io.suture.core.plan.LockMode.ACCESS_SHARE;
import static io.suture.core.plan.LockMode.SHARE_UPDATE_EXCLUSIVE;

import io.suture.core.plan.LockMode;
import io.suture.core.sql.Node;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.Options;
import io.suture.core.sql.ddl.RelationName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** TRUNCATE, LOCK, VACUUM, ANALYZE, CLUSTER, REFRESH. */
final class MaintenanceClaims {
    private final Claim claim;

    MaintenanceClaims(Claim claim) {
        this.claim = claim;
    }

    /** With CASCADE also whatever points there; every file is made anew. */
    void truncate(Node tree) {
        boolean cascade = tree.text("behavior").equals("DROP_CASCADE");
        Set<TableName> seen = new HashSet<>();
        for (Node relation : tree.list("relations")) {
            RelationName name = RelationName.of(relation);
            claim.outlook()
                    .find(name)
                    .ifPresent(t -> (name.only() ? List.of(t) : claim.family(t))
                            .forEach(each -> truncate(each, cascade, seen)));
        }
        if (tree.flag("restart_seqs")) {
            seen.forEach(t -> claim.ownedSequences(t, Optional.empty()).forEach(s -> {
                claim.lock(s, ACCESS_EXCLUSIVE);
                claim.rewrite(s);
            }));
        }
    }

    private void truncate(TableName table, boolean cascade, Set<TableName> seen) {
        if (!seen.add(table)) {
            return;
        }
        claim.lock(table, ACCESS_EXCLUSIVE);
        if (!claim.isPartitioned(table)) {
            claim.rewriteWithIndexes(table);
        }
        if (cascade) {
            claim.referencing(table).forEach(t -> claim.family(t).forEach(each -> truncate(each, true, seen)));
        }
    }

    void lock(Node tree) {
        LockMode mode = LockTable.ofNumber(tree.integer("mode"));
        for (Node relation : tree.list("relations")) {
            RelationName name = RelationName.of(relation);
            claim.outlook().find(name).ifPresent(t -> lock(t, mode, name.only()));
        }
    }

    private void lock(TableName name, LockMode mode, boolean only) {
        claim.lock(only ? List.of(name) : claim.family(name), mode);
        if (claim.isView(name)) {
            claim.outlook().sources(name).forEach(s -> lock(s, mode, false));
        }
    }

    void vacuum(Node tree) {
        boolean full = Options.isOn(tree.list("options"), "full");
        boolean all = tree.list("rels").isEmpty();
        List<TableName> tables = all
                ? claim.outlook().allRelations().stream().map(r -> r.name()).toList()
                : tree.list("rels").stream()
                        .flatMap(r -> RelationName.in(r, "relation").flatMap(claim.outlook()::find).stream())
                        .flatMap(t -> claim.family(t).stream())
                        .toList();
        for (TableName table : tables) {
            if (full) {
                claim.lock(table, ACCESS_EXCLUSIVE);
                claim.rewriteWithIndexes(table);
                claim.scan(table);
            } else {
                claim.lock(table, SHARE_UPDATE_EXCLUSIVE);
                claim.indexes(table).forEach(i -> claim.lock(i.name(), ACCESS_SHARE));
            }
        }
    }

    void cluster(Node tree) {
        RelationName.in(tree, "relation").flatMap(claim.outlook()::find).ifPresent(t -> {
            claim.lock(t, ACCESS_EXCLUSIVE);
            claim.rewriteWithIndexes(t);
            claim.scan(t);
        });
    }

    void refresh(Node tree) {
        boolean concurrently = tree.flag("concurrent");
        RelationName.in(tree, "relation").flatMap(claim.outlook()::find).ifPresent(view -> {
            claim.lock(view, LockTable.refresh(concurrently));
            if (!claim.indexes(view).isEmpty()) {
                claim.scan(view);
            }
            if (concurrently) {
                claim.lockWithIndexes(view, LockMode.ROW_EXCLUSIVE);
            } else {
                claim.rewriteWithIndexes(view);
            }
            if (tree.flag("skipData")) {
                return;
            }
            claim.outlook().sources(view).forEach(s -> read(s, new HashSet<>()));
        });
    }

    private void read(TableName name, Set<TableName> seen) {
        if (seen.add(name)) {
            claim.family(name).forEach(t -> {
                claim.lockWithIndexes(t, ACCESS_SHARE);
                claim.scan(t);
            });
            claim.outlook().sources(name).forEach(s -> read(s, seen));
        }
    }
}
