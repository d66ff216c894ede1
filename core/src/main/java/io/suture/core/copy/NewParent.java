// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.Trigger;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A partitioned table made beside another, which takes its place and has it as a partition: no row is written or read.
 *
 * <pre>
 * make        CREATE TABLE (LIKE …) PARTITION BY …, with its other partitions and its indexes
 * takePlace   the table gets the partition's name and is attached; what named it is said of the parent
 * giveBack    the other way round, with the rows the other partitions have by then
 * </pre>
 *
 * The table keeps its rights, policies and comments, so that whoever gets at the partition beside its parent may no more than before.
 */
public final class NewParent {
    /** So many rows are written in a moment under a lock. */
    public static final int MOST_MOVED = 10_000;

    private final CopyNames names;
    private final Relation before;
    private final Relation after;
    private final TableName part;
    private final Surroundings around;
    private final Counters counters;
    private final Dress dress;
    private final List<CopiedIndex> indexes;
    private final List<CopiedStatistics> statistics;

    /**
     * @param after the partitioned table, of the same name
     * @param part what the table is called as a partition
     */
    public NewParent(Relation before, Relation after, Identifier part, Outlook outlook) {
        this.names = CopyNames.of(before.name(), before.name() + " parent " + part);
        this.before = before;
        this.after = after;
        this.part = new TableName(before.name().schema(), part);
        this.around = Surroundings.of(before, outlook);
        this.counters = new Counters(names, before, after, around.sequences());
        this.dress = new Dress(
                names, before, after, counters, outlook.catalog().contents().defaultPrivileges());
        this.indexes = TableCopy.indexes(after, names);
        this.statistics = CopiedStatistics.of(after, names);
    }

    /** Nobody is concerned: ACCESS SHARE on the table. */
    public List<String> make(Function<TableName, List<String>> partitions) {
        return Stream.of(
                        Stream.of(dress.create()),
                        dress.put().stream(),
                        partitions.apply(names.copy()).stream(),
                        dress.putOnPartitions().stream(),
                        indexes.stream().flatMap(i -> i.build().stream()),
                        statistics.stream().flatMap(s -> s.build().stream()),
                        CopiedStatistics.onPartitions(after, names).stream())
                .flatMap(all -> all)
                .toList();
    }

    /** As if nothing had been, until the parent takes the table's place. */
    public String takeBack() {
        return "DROP TABLE IF EXISTS " + names.copy();
    }

    /** Whether the table needs another primary key first, of which {@link #newKey} is the index. */
    public boolean hasNewKey() {
        return after.primaryKey().isPresent() && !key(after).equals(key(before));
    }

    /** The index of the primary key the table lacks, to be built before. */
    public TableName newKey() {
        return beside(names.newKey());
    }

    /** The index of the primary key it had, to be built on the partition before {@link #giveBack}. */
    public TableName oldKey() {
        return beside(names.oldKey());
    }

    /** What the table is called as a partition. */
    public TableName part() {
        return part;
    }

    /**
     * In one transaction, under ACCESS EXCLUSIVE on the table and on what its foreign keys point at.
     *
     * @param now the table with the check and the index it has got meanwhile
     * @param bound of the partition
     * @param check proves it, so that no row is read; has done its work then
     */
    public List<String> takePlace(Relation now, String bound, Identifier check) {
        List<String> all = new ArrayList<>();
        all.add(new Unchanged(names, now).guard());
        before.triggers().forEach(t -> all.add("DROP TRIGGER " + t.name() + " ON " + names.table()));
        all.add(alter(names.table()) + "RENAME TO " + part.name());
        if (hasNewKey()) {
            before.primaryKey().ifPresent(k -> all.add(alter(part) + "DROP CONSTRAINT " + k.name()));
            all.add(usingIndex(part, keyOfPart(), names.newKey()));
        }
        keptIndexes().forEach(i -> all.add(rename(part, i, i.name().name(), inPart(i.name()))));
        before.statistics().forEach(s -> all.add(rename(s.name(), inPart(s.name()))));
        all.add(alter(names.copy()) + "RENAME TO " + names.table().name());
        indexes.forEach(i -> all.addAll(i.settle()));
        statistics.forEach(s -> all.add(s.settle()));
        all.addAll(counters.handOver());
        foreignKeys().forEach(k -> all.addAll(add(k)));
        all.add(alter(names.table()) + "ATTACH PARTITION " + part + " " + bound);
        all.add(alter(part) + "DROP CONSTRAINT " + check);
        around.views().forEach(v -> all.add(Swap.again(v)));
        before.policies().forEach(p -> all.addAll(Swap.again(names.table(), p)));
        before.triggers().forEach(t -> all.addAll(Swap.again(names.table(), t)));
        all.addAll(Swap.flags(before));
        return all;
    }

    /**
     * In one transaction, under ACCESS EXCLUSIVE on both and on what their foreign keys point at. Fails with SQLSTATE {@code SU005} where more
     * than {@value #MOST_MOVED} rows are in other partitions. Triggers do not fire for those that are moved.
     */
    public List<String> giveBack() {
        List<String> all = new ArrayList<>();
        all.add("SET CONSTRAINTS ALL IMMEDIATE");
        all.add(alter(names.table()) + "DETACH PARTITION " + part);
        all.add(few());
        all.add(alter(names.table()) + "RENAME TO " + names.copy().name());
        all.add(alter(part) + "RENAME TO " + names.table().name());
        all.add("INSERT INTO " + names.table() + " (" + columns() + ") SELECT " + columns() + " FROM " + names.copy());
        around.views().forEach(v -> all.add(Swap.again(v)));
        all.addAll(counters.handOver());
        all.add("DROP TABLE " + names.copy());
        keptIndexes()
                .forEach(i -> all.add(
                        rename(names.table(), i, inPart(i.name()), i.name().name())));
        before.statistics()
                .forEach(s -> all.add(rename(
                        new TableName(s.name().schema(), inPart(s.name())),
                        s.name().name())));
        if (hasNewKey()) {
            all.add(alter(names.table()) + "DROP CONSTRAINT " + keyOfPart());
            before.primaryKey().ifPresent(k -> all.addAll(oldKeyAgain(k)));
        }
        nullable().forEach(c -> all.add(alter(names.table()) + "ALTER COLUMN " + c + " DROP NOT NULL"));
        before.triggers().forEach((Trigger t) -> all.addAll(Swap.again(names.table(), t)));
        return all;
    }

    /** Its indexes, as a partition. */
    public List<TableName> partIndexes() {
        return Stream.concat(
                        keptIndexes().map(i -> inPart(i.name())), hasNewKey() ? Stream.of(keyOfPart()) : Stream.of())
                .map(this::beside)
                .toList();
    }

    private String few() {
        return "DO $suture$ BEGIN IF (SELECT pg_catalog.count(*) FROM (SELECT FROM " + names.table() + " LIMIT "
                + (MOST_MOVED + 1) + ") AS moved) > " + MOST_MOVED
                + " THEN RAISE EXCEPTION SQLSTATE 'SU005'; END IF; END $suture$";
    }

    private List<String> oldKeyAgain(Constraint key) {
        List<String> all = new ArrayList<>(List.of(usingIndex(names.table(), names.oldKey(), names.oldKey())));
        before.indexes().stream()
                .filter(Index::primary)
                .map(i -> new CopiedIndex(names, i, before.primaryKey(), names.oldKey()))
                .forEach(i -> all.addAll(i.settle()));
        return all;
    }

    private List<String> add(Constraint key) {
        return Stream.concat(
                        Stream.of(alter(names.table()) + "ADD CONSTRAINT " + key.name() + " " + key.definition()),
                        Swap.comment(names.table(), key))
                .toList();
    }

    private Stream<Constraint> foreignKeys() {
        return after.constraints().stream()
                .filter(c -> c.kind() == ConstraintKind.FOREIGN_KEY && !c.isInternal(names.table()));
    }

    /** All but a primary key that gives way to another. */
    private Stream<Index> keptIndexes() {
        return before.indexes().stream().filter(i -> !hasNewKey() || !i.primary());
    }

    private static String rename(TableName table, Index index, Identifier from, Identifier to) {
        return index.constraint().isPresent()
                ? alter(table) + "RENAME CONSTRAINT " + from + " TO " + to
                : "ALTER INDEX " + new TableName(table.schema(), from) + " RENAME TO " + to;
    }

    /** Called after the partition where it was called after the table. */
    private Identifier inPart(TableName of) {
        return Identifier.of(part.name().value() + names.ending(of.name()));
    }

    private static String rename(TableName statistics, Identifier to) {
        return "ALTER STATISTICS " + statistics + " RENAME TO " + to;
    }

    private Identifier keyOfPart() {
        return Identifier.of(part.name().value() + "_pkey");
    }

    private Stream<Identifier> nullable() {
        return before.columns().stream()
                .filter(c -> !c.notNull())
                .map(Column::name)
                .filter(c -> after.column(c).filter(Column::notNull).isPresent());
    }

    private String columns() {
        return before.columns().stream()
                .filter(c -> !c.isGenerated())
                .map(c -> c.name().toString())
                .collect(Collectors.joining(", "));
    }

    private TableName beside(Identifier name) {
        return new TableName(part.schema(), name);
    }

    private static String usingIndex(TableName table, Identifier name, Identifier index) {
        return alter(table) + "ADD CONSTRAINT " + name + " PRIMARY KEY USING INDEX " + index;
    }

    private static String alter(TableName table) {
        return "ALTER TABLE " + table + " ";
    }

    private static List<Identifier> key(Relation table) {
        return table.primaryKey().map(Constraint::columns).orElse(List.of());
    }
}
