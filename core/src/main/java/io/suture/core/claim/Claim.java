// SPDX-License-Identifier: Apache-2.0
package io.suture.core.claim;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.ColumnValue;
import io.suture.core.catalog.ForeignKey;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Takes;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What one statement takes, while it is being worked out. */
final class Claim {
    private final Outlook outlook;
    private final SortedMap<TableName, LockMode> locks = new TreeMap<>();
    private final SortedSet<TableName> rewrites = new TreeSet<>();
    private final SortedSet<TableName> scans = new TreeSet<>();

    Claim(Outlook outlook) {
        this.outlook = outlook;
    }

    Outlook outlook() {
        return outlook;
    }

    /** Of relations that others can use only. */
    Takes takes() {
        locks.keySet().removeIf(name -> !outlook.isShared(name));
        rewrites.removeIf(name -> !outlook.isShared(name));
        scans.removeIf(name -> !outlook.isShared(name));
        return new Takes(locks, rewrites, scans);
    }

    void lock(TableName name, LockMode mode) {
        locks.merge(name, mode, LockMode::strongest);
    }

    void lock(Collection<TableName> names, LockMode mode) {
        names.forEach(name -> lock(name, mode));
    }

    void lock(Optional<TableName> name, LockMode mode) {
        name.ifPresent(n -> lock(n, mode));
    }

    void scan(TableName name) {
        scans.add(name);
    }

    void rewrite(TableName name) {
        rewrites.add(name);
    }

    /** After all it does not get a new file: it goes, and another takes its place. */
    void keep(TableName name) {
        rewrites.remove(name);
    }

    /** The table and each of its indexes. */
    void lockWithIndexes(TableName name, LockMode mode) {
        lock(name, mode);
        indexes(name).forEach(i -> lock(i.name(), mode));
    }

    /** The table gets a new file, and so do its indexes. */
    void rewriteWithIndexes(TableName table) {
        rewrite(table);
        for (Index index : indexes(table)) {
            lock(index.name(), LockMode.ACCESS_EXCLUSIVE);
            rewrite(index.name());
        }
    }

    List<Index> indexes(TableName table) {
        return outlook.relation(table).map(Relation::indexes).orElse(List.of());
    }

    /** Of an index of a partitioned table those on its partitions, all levels down. */
    List<Index> partsOf(Index index) {
        List<Index> found = new ArrayList<>();
        for (TableName child : outlook.children(index.table())) {
            for (Index part : indexes(child)) {
                if (part.parent().filter(index.name()::equals).isPresent()) {
                    found.add(part);
                    found.addAll(partsOf(part));
                }
            }
        }
        return found;
    }

    /** The relation, its partitions and heirs. */
    List<TableName> family(TableName table) {
        return outlook.family(table);
    }

    /** The relation and, of a partitioned table, its partitions; heirs are left out. */
    List<TableName> partitionsOf(TableName table) {
        return isPartitioned(table) ? family(table) : List.of(table);
    }

    /** Reads it whole, unless it has no rows of its own. */
    void scanRows(TableName name) {
        if (!isPartitioned(name) && !isView(name)) {
            scan(name);
        }
    }

    /** Those that {@code nextval} in a column's default draws from. */
    List<TableName> sequencesInDefaults(TableName table) {
        return outlook.relation(table).map(Relation::columns).orElse(List.of()).stream()
                .flatMap(c -> sequencesInDefault(c).stream())
                .toList();
    }

    /** The same, of one column. */
    List<TableName> sequencesInDefault(Column column) {
        return column.value() instanceof ColumnValue.Default d
                ? RegClass.inDefault(d.expression()).stream()
                        .flatMap(text -> RegClass.parse(text).stream())
                        .flatMap(name -> outlook.find(name).stream())
                        .toList()
                : List.of();
    }

    boolean isPartitioned(TableName table) {
        return outlook.relation(table).filter(Relation::isPartitioned).isPresent();
    }

    boolean isView(TableName name) {
        return outlook.relation(name).filter(r -> r.kind() == RelationKind.VIEW).isPresent();
    }

    /** The partition of a partitioned table that takes what fits no other. */
    Optional<TableName> defaultPartition(TableName parent) {
        return outlook.children(parent).stream()
                .filter(c -> outlook.relation(c)
                        .flatMap(r -> r.partitioning().bound())
                        .filter("DEFAULT"::equals)
                        .isPresent())
                .findFirst();
    }

    /** Sequences that go with the table, or with this column of it. */
    List<TableName> ownedSequences(TableName table, Optional<Identifier> column) {
        return outlook.relationsIn(table.schema()).stream()
                .filter(r -> r.kind() == RelationKind.SEQUENCE)
                .filter(r -> r.sequence()
                        .flatMap(s -> s.owner())
                        .filter(o -> o.table().equals(table)
                                && column.map(o.column()::equals).orElse(true))
                        .isPresent())
                .map(Relation::name)
                .toList();
    }

    /** What the table's own foreign keys point to. */
    List<TableName> referenced(TableName table) {
        return outlook.relation(table).map(Relation::constraints).orElse(List.of()).stream()
                .flatMap(c -> c.references().stream())
                .map(r -> r.table())
                .distinct()
                .toList();
    }

    /** Whose foreign keys point to the table. */
    List<TableName> referencing(TableName table) {
        return outlook.incomingForeignKeys(table).stream()
                .map(ForeignKey::table)
                .distinct()
                .toList();
    }
}
