// SPDX-License-Identifier: Apache-2.0
package io.suture.core.claim;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.ColumnValue;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.Partitioning;
import io.suture.core.catalog.Relation;
import io.suture.core.plan.LockMode;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Rows come, change or go: the table, what foreign keys look at, the sequences that fill new rows. */
final class RowChanges {
    private final Claim claim;
    private final Node node;

    /** @param node the {@code InsertStmt}, {@code UpdateStmt} …, wherever it stands */
    RowChanges(Claim claim, Node node) {
        this.claim = claim;
        this.node = node;
    }

    void insert(TableName target) {
        onTables(target, table -> {
            claim.lock(table, LockMode.ROW_EXCLUSIVE);
            within(table);
            pointsTo(table, Optional.empty());
            sequences(table);
            node.field("onConflictClause").ifPresent(conflict -> {
                claim.lockWithIndexes(table, LockMode.ROW_EXCLUSIVE);
                if (conflict.text("action").equals("ONCONFLICT_UPDATE")) {
                    isPointedTo(table, Optional.of(written(conflict)));
                }
            });
        });
    }

    void update(TableName target) {
        Optional<Set<Identifier>> columns = Optional.of(written(node));
        onTables(target, table -> {
            found(table);
            within(table);
            pointsTo(table, columns);
            isPointedTo(table, columns);
            if (claim.outlook().relation(table).filter(Relation::isPartition).isPresent()) {
                sequences(table);
            }
        });
    }

    void delete(TableName target) {
        onTables(target, table -> {
            found(table);
            isPointedTo(table, Optional.empty());
        });
    }

    void merge(TableName target) {
        onTables(target, table -> {
            claim.lockWithIndexes(table, LockMode.ROW_EXCLUSIVE);
            claim.scanRows(table);
            pointsTo(table, Optional.empty());
            isPointedTo(table, Optional.empty());
            sequences(table);
        });
    }

    /** A view passes it on to what it reads. */
    private void onTables(TableName target, Consumer<TableName> change) {
        if (claim.isView(target)) {
            claim.lock(target, LockMode.ROW_EXCLUSIVE);
            claim.outlook().sources(target).forEach(source -> onTables(source, change));
        } else {
            claim.family(target).forEach(change);
        }
    }

    private void found(TableName table) {
        claim.lockWithIndexes(table, LockMode.ROW_EXCLUSIVE);
        if (!new Search(node).usesIndex(claim, table)) {
            claim.scanRows(table);
        }
    }

    /** A partition's bound is looked up in the tables it belongs to. */
    private void within(TableName table) {
        claim.outlook().relation(table).map(Relation::partitioning).filter(Partitioning::isPartition).stream()
                .flatMap(partitioning -> partitioning.parents().stream())
                .forEach(parent -> {
                    claim.lock(parent, LockMode.ACCESS_SHARE);
                    within(parent);
                });
    }

    private static Set<Identifier> written(Node change) {
        return change.list("targetList").stream()
                .flatMap(t -> t.string("name").stream())
                .map(Identifier::of)
                .collect(Collectors.toSet());
    }

    /** Its own foreign keys look for the rows they point to. */
    private void pointsTo(TableName table, Optional<Set<Identifier>> columns) {
        claim.outlook().relation(table).map(Relation::constraints).orElse(List.of()).stream()
                .filter(c -> c.references().isPresent() && concerns(c.columns(), columns))
                .flatMap(c -> claim.partitionsOf(c.references().orElseThrow().table()).stream())
                .forEach(to -> claim.lockWithIndexes(to, LockMode.ROW_SHARE));
    }

    private void isPointedTo(TableName table, Optional<Set<Identifier>> columns) {
        cascade(table, columns, new HashSet<>());
    }

    /** Foreign keys of others look for rows that would point to nothing, and may change them. */
    private void cascade(TableName table, Optional<Set<Identifier>> columns, Set<TableName> seen) {
        if (!seen.add(table)) {
            return;
        }
        claim.outlook().incomingForeignKeys(table).stream()
                .filter(key ->
                        concerns(key.constraint().references().orElseThrow().columns(), columns))
                .forEach(key -> {
                    boolean acts = acts(key.constraint());
                    LockMode mode = acts ? LockMode.ROW_EXCLUSIVE : LockMode.ROW_SHARE;
                    claim.partitionsOf(key.table()).forEach(t -> claim.lockWithIndexes(t, mode));
                    if (acts) {
                        cascade(key.table(), Optional.empty(), seen);
                    }
                });
    }

    private static boolean concerns(List<Identifier> key, Optional<Set<Identifier>> columns) {
        return columns.map(c -> key.stream().anyMatch(c::contains)).orElse(true);
    }

    /** Of a key made in this run it is not known. */
    private static boolean acts(Constraint key) {
        String definition = key.definition();
        return definition.contains("CASCADE")
                || definition.contains("SET NULL")
                || definition.contains("SET DEFAULT")
                || definition.contains("…");
    }

    private void sequences(TableName table) {
        claim.sequencesInDefaults(table).forEach(s -> claim.lock(s, LockMode.ROW_EXCLUSIVE));
        for (Column column :
                claim.outlook().relation(table).map(Relation::columns).orElse(List.of())) {
            if (column.value() instanceof ColumnValue.Identity) {
                claim.lock(claim.ownedSequences(table, Optional.of(column.name())), LockMode.ROW_EXCLUSIVE);
            }
        }
    }
}
