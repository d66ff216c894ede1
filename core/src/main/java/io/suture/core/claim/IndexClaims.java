// SPDX-License-Identifier: Apache-2.0
package io.suture.core.claim;

import static io.suture.core.plan.LockMode.ACCESS_EXCLUSIVE;
import static io.suture.core.plan.LockMode.SHARE;
import static io.suture.core.plan.LockMode.SHARE_UPDATE_EXCLUSIVE;

import io.suture.core.catalog.Index;
import io.suture.core.outlook.IndexShape;
import io.suture.core.plan.LockMode;
import io.suture.core.sql.Node;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.IndexClause;
import io.suture.core.sql.ddl.Options;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;
import java.util.Optional;

/** Indexes are built by reading the table; {@code CONCURRENTLY} twice, and under a milder lock. */
final class IndexClaims {
    private final Claim claim;

    IndexClaims(Claim claim) {
        this.claim = claim;
    }

    void create(IndexClause clause) {
        Optional<TableName> table = claim.outlook().find(clause.table());
        table.ifPresent(t -> {
            boolean there = clause.isLenient()
                    && clause.name()
                            .filter(n -> claim.outlook().exists(new TableName(t.schema(), n)))
                            .isPresent();
            LockMode mode = clause.isConcurrent() ? SHARE_UPDATE_EXCLUSIVE : SHARE;
            List<TableName> all =
                    clause.table().only() ? List.of(t) : claim.isPartitioned(t) ? claim.family(t) : List.of(t);
            claim.lock(there ? List.of(t) : all, mode);
            if (!there) {
                all.forEach(each -> build(each, clause));
            }
        });
    }

    /** A partition that has such an index already gives that one. */
    private void build(TableName table, IndexClause clause) {
        boolean partition =
                claim.outlook().relation(table).filter(r -> r.isPartition()).isPresent();
        Optional<Index> match = claim.indexes(table).stream()
                .filter(i -> partition && IndexShape.of(i).equals(IndexShape.of(clause)))
                .findFirst();
        match.ifPresent(i -> claim.lock(i.name(), SHARE));
        if (!claim.isPartitioned(table)) {
            claim.scan(table);
        }
    }

    void reindex(Node tree) {
        boolean concurrently = Options.isOn(tree.list("params"), "concurrently");
        LockMode onTable = concurrently ? SHARE_UPDATE_EXCLUSIVE : SHARE;
        LockMode onIndex = concurrently ? SHARE_UPDATE_EXCLUSIVE : ACCESS_EXCLUSIVE;
        switch (tree.text("kind")) {
            case "REINDEX_OBJECT_INDEX" ->
                named(tree).flatMap(claim.outlook()::index).ifPresent(i -> {
                    one(i, onTable, onIndex);
                    claim.partsOf(i).forEach(part -> one(part, onTable, onIndex));
                });
            case "REINDEX_OBJECT_TABLE" -> named(tree).ifPresent(t -> table(t, onTable, onIndex));
            case "REINDEX_OBJECT_SCHEMA" ->
                claim.outlook().allRelations().stream()
                        .filter(r -> r.name().schema().value().equals(tree.text("name")))
                        .forEach(r -> table(r.name(), onTable, onIndex));
            default -> claim.outlook().allRelations().forEach(r -> table(r.name(), onTable, onIndex));
        }
    }

    private Optional<TableName> named(Node tree) {
        return RelationName.in(tree, "relation").flatMap(claim.outlook()::find);
    }

    private void table(TableName table, LockMode onTable, LockMode onIndex) {
        for (TableName each : claim.family(table)) {
            claim.lock(each, onTable);
            claim.indexes(each).forEach(i -> one(i, onTable, onIndex));
        }
    }

    private void one(Index index, LockMode onTable, LockMode onIndex) {
        claim.lock(index.table(), onTable);
        claim.lock(index.name(), onIndex);
        claim.rewrite(index.name());
        claim.scan(index.table());
    }

    /** {@code ALTER INDEX … ATTACH PARTITION}. */
    void attach(TableName index, Optional<TableName> part) {
        claim.lock(index, SHARE_UPDATE_EXCLUSIVE);
        claim.outlook().index(index).ifPresent(i -> claim.lock(i.table(), LockMode.ACCESS_SHARE));
        part.ifPresent(p -> {
            claim.lock(p, ACCESS_EXCLUSIVE);
            claim.outlook().index(p).ifPresent(i -> claim.lock(i.table(), LockMode.ACCESS_SHARE));
        });
    }
}
