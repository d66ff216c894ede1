// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Relation;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Noted;
import io.suture.core.plan.Trial;
import io.suture.core.sql.Executed;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table written anew beside itself, stage by stage. Needs about the room the table and its indexes take, until it is done.
 *
 * <pre>
 * make        CREATE TABLE (LIKE …), and what the copy has otherwise
 * note        the log and its triggers
 * fill        rows, a range of blocks at a time
 * buildKey    the index that tells rows apart
 * catchUp     rows whose keys are noted, again
 * indexes     built on the copy, which nobody uses
 * equal       whether number and content of rows are the same
 * swap        the copy takes over the name and all that hangs on it
 * </pre>
 */
public final class TableCopy {
    private static final int NAMED_NOT_NULL_SINCE = 18;

    private final CopyNames names;
    private final Relation after;
    private final Dress dress;
    private final CopiedRows rows;
    private final ChangeLog log;
    private final List<CopiedIndex> indexes;
    private final List<CopiedStatistics> statistics;
    private final OwnSchema apart;
    private final Swap swap;
    private final List<String> shape;
    private final boolean reading;

    private TableCopy(Reshaping reshaping, CopyNames names, CopiedRows rows, Outlook outlook) {
        this.after = reshaping.after();
        Surroundings around = Surroundings.of(reshaping.before(), outlook);
        CopyNames home = names.home();
        NewColumns added = new NewColumns(
                home, reshaping.before(), after, around.sequences(), outlook.major() >= NAMED_NOT_NULL_SINCE);
        List<Relation> owned =
                around.sequences().stream().filter(s -> !added.isOf(s)).toList();
        Counters counters = new Counters(names, reshaping.before(), after, owned);
        this.names = names;
        this.shape = reshaping.shape().apply(names.copy());
        this.reading = reshaping.reading();
        this.rows = rows;
        this.dress = new Dress(
                names,
                reshaping.before(),
                after,
                counters,
                outlook.catalog().contents().defaultPrivileges());
        this.log = new ChangeLog(rows.noted(), names);
        this.indexes = indexes(after, names);
        this.statistics = CopiedStatistics.of(after, names);
        this.apart = new OwnSchema(names);
        this.swap = new Swap(
                apart,
                home,
                around,
                after,
                new Counters(home, reshaping.before(), after, owned),
                log,
                indexes,
                statistics,
                added);
    }

    /** @throws IllegalArgumentException where rows of the table, or of the copy, cannot be told apart */
    public static TableCopy of(Reshaping reshaping, Outlook outlook) {
        Relation before = reshaping.before();
        Relation after = reshaping.after();
        String shape = String.join(", ", reshaping.shape().apply(before.name()));
        CopyNames beside = CopyNames.of(before.name(), before.name() + " " + shape);
        CopyNames names = Published.withSchema(before.name(), outlook.catalog())
                .map(p -> beside.apart())
                .orElse(beside);
        List<CopiedColumn> columns = before.columns().stream()
                .filter(c -> !c.isGenerated())
                .map(c -> column(c, reshaping))
                .toList();
        List<CopiedColumn> key = Stream.of(before, after)
                .flatMap(r -> key(r).orElseThrow(() -> new IllegalArgumentException(r.name() + " has no key")).stream())
                .distinct()
                .map(k -> columns.stream()
                        .filter(c -> c.name().equals(k))
                        .findFirst()
                        .orElseThrow())
                .toList();
        boolean identity = after.columns().stream().anyMatch(Column::isIdentity);
        CopiedRows rows = new CopiedRows(names, before.isPartitioned(), columns, key, identity);
        return new TableCopy(reshaping, names, rows, outlook);
    }

    private static CopiedColumn column(Column column, Reshaping reshaping) {
        String type = reshaping.after().column(column.name()).orElseThrow().type();
        String expression =
                reshaping.using().getOrDefault(column.name(), column.name().toString());
        return new CopiedColumn(column.name(), expression, type);
    }

    /**
     * Why the table cannot be copied, in words that follow "because"; empty where it can.
     *
     * @param changed columns whose values change
     * @param using those of them that have an expression of the author's
     */
    public static Optional<String> obstacle(
            TableName table, List<Identifier> changed, List<Identifier> using, Outlook outlook) {
        Relation relation = outlook.relation(table).orElseThrow();
        Optional<List<Identifier>> key = key(relation);
        if (key.isEmpty()) {
            return Optional.of("it has no primary key, and no unique index over columns that are never null");
        }
        if (key.get().stream().anyMatch(using::contains)) {
            return Optional.of("rows could not be told apart by a key that an expression computes");
        }
        return new Obstacles(Surroundings.of(relation, outlook), outlook.catalog(), changed, using)
                .first()
                .or(() -> indexes(relation, CopyNames.of(table, "")).stream()
                        .flatMap(i -> i.obstacle().stream())
                        .findFirst())
                .or(() -> CopiedStatistics.of(relation, CopyNames.of(table, "")).stream()
                        .flatMap(s -> s.obstacle().stream())
                        .findFirst());
    }

    /** Whether {@link #make} is allowed what not everybody who owns the table is: {@code COPY-SCHEMA}. */
    public Optional<Trial> allowed() {
        return apart.allowed();
    }

    /** Nobody is concerned: ACCESS SHARE on the table. */
    public List<String> make() {
        return Stream.of(
                        apart.create(),
                        Stream.of(dress.create()),
                        dress.put().stream(),
                        shape.stream(),
                        statistics.stream().flatMap(s -> s.build().stream()),
                        dress.putOnPartitions().stream(),
                        CopiedStatistics.onPartitions(after, names).stream(),
                        new WithoutAutovacuum(names, after).begin().stream())
                .flatMap(all -> all)
                .toList();
    }

    /** Whether {@link #make} looks at the rows of the table. */
    public boolean makeReads() {
        return reading;
    }

    /** From here on what changes is noted: SHARE ROW EXCLUSIVE on the table for a moment. */
    public List<String> note() {
        return log.create();
    }

    /** As if nothing had been; until the swap. Needs ACCESS EXCLUSIVE on the table for a moment, for the triggers. */
    public List<String> takeBack() {
        return Stream.of(log.takeBack().stream(), Stream.of("DROP TABLE IF EXISTS " + names.copy()), apart.takeBack())
                .flatMap(all -> all)
                .toList();
    }

    /** Ends with a condition to which a range of blocks can be added. */
    public String fill() {
        return rows.fill();
    }

    /**
     * After the {@link #fill}, which is far faster without it: the index by which rows are told apart, and found when they are copied again. Nobody is
     * concerned.
     */
    public List<String> buildKey() {
        String build = String.join("; ", indexes.getFirst().build());
        return List.of(
                rows.withoutNoted(),
                "DO $suture_key$ BEGIN " + build + "; EXCEPTION WHEN unique_violation THEN " + rows.once() + "; "
                        + build + "; END $suture_key$");
    }

    /** What {@link #catchUp} sees to. */
    public Noted noted() {
        return rows.noted().told();
    }

    /** In one transaction, which must be REPEATABLE READ where writers go on. */
    public List<String> catchUp() {
        return rows.catchUp();
    }

    /** One after the other. */
    public List<String> buildIndexes() {
        return indexes.stream().skip(1).flatMap(i -> i.build().stream()).toList();
    }

    /** After it the copy's statistics are there, extended ones too, and index-only scans find pages marked. */
    public String vacuum() {
        return "VACUUM (ANALYZE) " + names.copy();
    }

    /** Fails with SQLSTATE {@code SU002} unless both sides hold the same; in the transaction of a {@link #catchUp}. */
    public String prove() {
        return "DO $suture_equal$ DECLARE suture_same boolean; BEGIN\n" + NotedKeys.anyhow()
                + Executed.into("SELECT " + rows.equal(), "suture_same")
                + "IF NOT suture_same THEN RAISE EXCEPTION SQLSTATE 'SU002'; END IF; END $suture_equal$";
    }

    /** In one transaction, under ACCESS EXCLUSIVE on the tables and on those that refer to them, after a {@link #catchUp} of each. */
    public static List<String> swap(List<TableCopy> together) {
        return Swap.statements(together.stream().map(copy -> copy.swap).toList());
    }

    /** Foreign keys to be proved again, after the {@link #swap}. */
    public List<ProvedKey> toProve() {
        return swap.toProve();
    }

    /** The primary key, else the first unique index over columns that are never null. */
    private static Optional<List<Identifier>> key(Relation table) {
        return keyIndex(table).map(Index::keyColumns);
    }

    private static Optional<Index> keyIndex(Relation table) {
        return table.indexes().stream()
                .filter(Index::provesUniqueness)
                .filter(i -> i.keyColumns().stream()
                        .allMatch(k -> table.column(k)
                                .filter(c -> c.notNull() && !c.isGenerated())
                                .isPresent()))
                .min(Comparator.comparing((Index i) -> !i.primary()).thenComparing(Index::name));
    }

    /** The one that tells rows apart first. */
    static List<CopiedIndex> indexes(Relation table, CopyNames names) {
        Optional<Index> first = keyIndex(table);
        List<Index> ordered = Stream.concat(
                        first.stream(),
                        table.indexes().stream()
                                .filter(i -> !first.filter(i::equals).isPresent()))
                .toList();
        return IntStream.range(0, ordered.size())
                .mapToObj(n -> new CopiedIndex(names, ordered.get(n), constraint(table, ordered.get(n)), names.part(n)))
                .toList();
    }

    private static Optional<Constraint> constraint(Relation table, Index index) {
        return index.constraint().flatMap(table::constraint).filter(c -> c.kind() != ConstraintKind.FOREIGN_KEY);
    }
}
