// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.partitions;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Column;
import io.suture.core.catalog.ColumnValue;
import io.suture.core.catalog.Partitioning;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.catalog.Storage;
import io.suture.core.copy.Reshaping;
import io.suture.core.copy.TableCopy;
import io.suture.core.operation.CopiesTogether;
import io.suture.core.operation.CopySteps;
import io.suture.core.operation.Draft;
import io.suture.core.operation.Lowering;
import io.suture.core.operation.Operation;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Trial;
import io.suture.core.plan.Undo;
import io.suture.core.problem.Problem;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import io.suture.core.typed.Words;
import io.suture.core.typed.table.PartitionTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Divides the rows of a table in use among partitions.
 *
 * <pre>
 * before    every row finds its partition                    ACCESS SHARE, a scan
 * expand    an empty partitioned copy                        ACCESS SHARE
 *           triggers note the keys of rows that change       SHARE ROW EXCLUSIVE, a moment
 * migrate   rows are copied and compared, as {@link io.suture.core.operation.AlterInCopy}
 *           the copy takes the table's place                 ACCESS EXCLUSIVE, a moment
 *           foreign keys are proved, and adopted             SHARE UPDATE EXCLUSIVE; then, a moment, SHARE ROW EXCLUSIVE,
 *                                                            and ACCESS EXCLUSIVE on what they point at
 * </pre>
 *
 * With {@code existing: keep} nothing is copied: {@link KeptTable}. Otherwise undone by another copy, into a plain table: nothing is lost,
 * unless the old key does not tell the rows apart any more; then the comparison says so, and the table stays as it is. Source: manual of PostgreSQL 18, 5.12.2.3 (limitations) and CREATE TABLE.
 */
public record PartitionLiveTable(TableName table, PartitionTable wish) implements Operation {
    /** From where a partitioned table has identity columns, and an access method. */
    private static final int IDENTITY = 17;

    @Override
    public Set<TableName> alters() {
        return Set.of(table);
    }

    @Override
    public void compile(Draft draft) {
        Outlook outlook = draft.outlook();
        Relation before = outlook.relation(table).orElseThrow();
        Keys keys = new Keys(before, wish, outlook);
        keys.problems().throwIfAny();
        Partitions partitions = wish.every().isPresent() ? new Spans(before, wish) : new NamedParts(before, wish);
        if (!outlook.recent().isAlteredBefore(table)) {
            new Obstacles(before, partitions.names(), outlook).first().ifPresent(this::refuse);
        }
        Relation after = divided(before, keys, outlook.major());
        nulls(before, after).ifPresent(draft::tryOut);
        partitions.trials().forEach(draft::tryOut);
        if (wish.keepsExisting()) {
            keep(draft, new KeptTable(before, after, new NamedParts(before, wish), outlook));
        } else {
            copy(draft, before, after, partitions);
            notes(before, after).forEach(draft::note);
        }
        keys.notes().forEach(draft::note);
        triggers(before).forEach(draft::note);
        draft.does(Kind.TRANSFORMATIVE);
        draft.opaque();
    }

    private void keep(Draft draft, KeptTable kept) {
        kept.obstacle().ifPresent(this::refuse);
        kept.plan(draft);
        appear(kept.after(), kept.parts(), draft.outlook());
    }

    private void copy(Draft draft, Relation before, Relation after, Partitions partitions) {
        Outlook outlook = draft.outlook();
        CopySteps there = new CopySteps(
                before,
                TableCopy.of(
                        new Reshaping(before, after, Map.of(), partitions::create, partitions.looksAtRows()), outlook),
                outlook,
                draft::sql);
        CopiesTogether.of(there).plan(draft, () -> back(before, after, partitions, outlook));
    }

    private void refuse(String why) {
        throw Problem.user(
                        "PARTITION-OBSTACLE",
                        table.display() + " cannot be partitioned while it is in use",
                        why,
                        "take that away in a migration before, and put it back in one after")
                .asException();
    }

    /** The copy of a copy, the other way round, from what is there by then. */
    private Undo back(Relation before, Relation after, Partitions partitions, Outlook outlook) {
        appear(after, partitions, outlook);
        TableCopy copy = TableCopy.of(Reshaping.plain(/* before= */ after, /* after= */ before), outlook);
        return CopiesTogether.of(new CopySteps(after, copy, outlook, Sql::of)).asUndo();
    }

    private void appear(Relation after, Partitions partitions, Outlook outlook) {
        outlook.change(table, now -> after);
        partitions.names().forEach(name -> outlook.create(part(after, name)));
    }

    private static Relation part(Relation parent, Identifier name) {
        TableName full = new TableName(parent.name().schema(), name);
        return Relation.table(full, parent.columns(), parent.ownership().owner())
                .withPartitioning(new Partitioning(Optional.empty(), Optional.of("…"), List.of(parent.name()), false));
    }

    private Relation divided(Relation before, Keys keys, int major) {
        Partitioning.Key key = new Partitioning.Key(wish.key(), wish.columns());
        return before.withName(table)
                .withKind(RelationKind.PARTITIONED_TABLE)
                .withColumns(before.columns().stream()
                        .map(c -> column(c, keys, major))
                        .toList())
                .withConstraints(keys.constraints())
                .withIndexes(keys.indexes())
                .withPartitioning(new Partitioning(Optional.of(key), Optional.empty(), List.of(), false))
                .withStorage(storage(before.storage(), major));
    }

    private static Column column(Column column, Keys keys, int major) {
        Column numbered =
                column.isIdentity() && major < IDENTITY ? column.withValue(new ColumnValue.Default("…")) : column;
        return keys.primary().contains(column.name()) ? numbered.withNotNull(true) : numbered;
    }

    /** What a partitioned table can say for partitions to come; the rest is said of each. */
    private static Storage storage(Storage before, int major) {
        Storage none = Storage.ordinary();
        return new Storage(
                none.persistence(),
                before.accessMethod().filter(m -> major >= IDENTITY),
                before.tablespace(),
                new TreeMap<>(),
                before.replicaIdentity(),
                none.server());
    }

    /** What becomes part of the primary key must not be null in any row. */
    private static Optional<Trial> nulls(Relation before, Relation after) {
        List<Identifier> columns = after.columns().stream()
                .filter(Column::notNull)
                .map(Column::name)
                .filter(c -> !before.column(c).orElseThrow().notNull())
                .toList();
        String wrong = columns.stream().map(c -> c + " IS NULL").collect(Collectors.joining(" OR "));
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of(Trial.of(
                        Words.list(columns) + " of " + before.name().display() + " is never null",
                        "SELECT count(*) FILTER (WHERE " + wrong + "), count(*) FROM ONLY " + before.name(),
                        Problem.user(
                                "PARTITION-NULL",
                                "rows of " + before.name().display() + " have null in " + Words.list(columns),
                                "it becomes part of the primary key, which takes no null",
                                "fill it in a migration before")));
    }

    private List<String> notes(Relation before, Relation after) {
        String name = table.display();
        Stream<String> room = Stream.of(
                "rows of " + name
                        + " are written anew in partitions: it needs about the room the table and its indexes take, until it is done");
        Stream<String> identity = before.columns().stream()
                .filter(Column::isIdentity)
                .filter(c -> !after.column(c.name()).orElseThrow().isIdentity())
                .map(c -> c.name().value() + " of " + name
                        + " is numbered by a sequence and a default from now on: a partitioned table has no identity column before PostgreSQL "
                        + IDENTITY);
        return Stream.concat(room, identity).toList();
    }

    private Stream<String> triggers(Relation before) {
        return before.triggers().stream()
                .filter(t -> t.forEachRow() && t.timing() == io.suture.core.catalog.Trigger.Timing.BEFORE)
                .map(t -> "trigger " + t.name().value() + " fires before rows: it must not change "
                        + Words.list(wish.columns()) + ", since a row has found its partition by then");
    }

    /** Understands {@code CALL suture.partition_table}. */
    @AutoService(Lowering.class)
    public static final class FromSql implements Lowering {
        @Override
        public Optional<List<Operation>> lower(Statement statement, Outlook outlook) {
            return PartitionTable.of(statement)
                    .map(wish -> List.of(new PartitionLiveTable(table(wish, outlook), wish)));
        }

        private static TableName table(PartitionTable wish, Outlook outlook) {
            Optional<TableName> found = outlook.find(
                            wish.table().schema(), wish.table().name())
                    .filter(t -> outlook.relation(t).isPresent());
            TableName table = found.orElseThrow(() -> Problem.user(
                            "PARTITION-TABLE",
                            "table " + wish.table().display() + " is not there",
                            "nothing of that name is in the schemas "
                                    + Words.list(outlook.path().schemas()),
                            "look at its name, or name its schema")
                    .asException());
            if (outlook.recent().isAlteredBefore(table)) {
                outlook.recent().readAnew();
            }
            if (outlook.recent().isAlteredHere(table)) {
                throw Problem.user(
                                "PARTITION-TABLE",
                                "the migration has altered " + table.display() + " before it partitions it",
                                "the copy is planned from the table as it is when a migration begins",
                                "make two migrations of it")
                        .asException();
            }
            return table;
        }
    }
}
