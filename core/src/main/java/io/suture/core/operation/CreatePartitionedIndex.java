// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.claim.Claims;
import io.suture.core.outlook.Copies;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.IndexShape;
import io.suture.core.outlook.NewIndex;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.IndexClause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Builds an index of a partitioned table while writers go on.
 *
 * <pre>
 * expand    CREATE INDEX … ON ONLY the table                  SHARE, no scan
 *           CREATE INDEX CONCURRENTLY … ON each partition     SHARE UPDATE EXCLUSIVE, two scans, outside a transaction
 *           ALTER INDEX … ATTACH PARTITION …                  ACCESS EXCLUSIVE on the new indexes, no scan
 * </pre>
 *
 * As written every partition would be locked with SHARE until all are built (manual of PostgreSQL 18, 5.12.2.2 "Partition
 * Maintenance"). Names are those PostgreSQL gives to the parts.
 */
public record CreatePartitionedIndex(Statement statement, TableName table, TableName index) implements Operation {

    /**
     * A part that has to be attached to the index above it.
     *
     * @param old whether it was there before
     */
    private record Part(TableName above, TableName part, boolean old) {}

    @Override
    public void compile(Draft draft) {
        IndexWords words = IndexWords.of(statement);
        List<TableName> leaves = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        shell(draft, words, table, index);
        plan(draft, words, table, index, leaves, parts);
        for (Part part : parts) {
            attach(draft, part);
        }
        draft.does(Kind.ADDITIVE);
    }

    /** Top down, so that every part has something to be attached to. */
    private void plan(
            Draft draft,
            IndexWords words,
            TableName parent,
            TableName above,
            List<TableName> leaves,
            List<Part> parts) {
        List<TableName> children = draft.outlook().children(parent);
        List<Part> own = new ArrayList<>();
        for (TableName child : children) {
            Optional<Index> match = match(draft.outlook(), child);
            TableName name = match.map(Index::name)
                    .orElseGet(() -> draft.outlook().names(child.schema()).index(child.name(), clause().labels()));
            own.add(new Part(above, name, match.isPresent()));
            if (match.isEmpty() && isPartitioned(draft.outlook(), child)) {
                shell(draft, words, child, name);
                plan(draft, words, child, name, leaves, parts);
            } else if (match.isEmpty()) {
                leaf(draft, words, child, name);
                leaves.add(child);
            }
        }
        parts.addAll(own);
    }

    private IndexClause clause() {
        return new IndexClause(statement.tree());
    }

    private static boolean isPartitioned(Outlook outlook, TableName name) {
        return outlook.relation(name).filter(Relation::isPartitioned).isPresent();
    }

    private Optional<Index> match(Outlook outlook, TableName child) {
        return outlook.relation(child).orElseThrow().indexes().stream()
                .filter(i -> i.parent().isEmpty() && IndexShape.of(i).equals(IndexShape.of(clause())))
                .findFirst();
    }

    /** Invalid until it has all its parts. */
    private void shell(Draft draft, IndexWords words, TableName on, TableName name) {
        Takes takes = Claims.shared(Takes.lock(on, LockMode.SHARE), draft.outlook());
        draft.gather(
                Phase.EXPAND,
                draft.sql(words.create("INDEX", name, "ONLY " + on)),
                takes,
                UndoOf.by(on, "DROP INDEX IF EXISTS " + name),
                changed());
        draft.outlook().change(on, Copies.index(shape(name, on).withValid(false)));
    }

    private void leaf(Draft draft, IndexWords words, TableName on, TableName name) {
        Takes takes =
                Claims.shared(Takes.lock(on, LockMode.SHARE_UPDATE_EXCLUSIVE).scanning(on), draft.outlook());
        draft.alone(
                Phase.EXPAND,
                settings -> IndexBuild.step(
                                draft.sql(words.create("INDEX CONCURRENTLY", name, on.toString())),
                                name,
                                on,
                                clause(),
                                takes)
                        .under(settings),
                Optional.of(changed()),
                Undo.by(UndoOf.dropIndex(name, on)));
        draft.outlook().change(on, Copies.index(shape(name, on)));
    }

    private Index shape(TableName name, TableName on) {
        List<Index.Key> keys = clause().keys().stream()
                .map(k -> k.column().map(Index.Key::column).orElseGet(() -> Index.Key.expression("…")))
                .toList();
        Index plain = Index.of(name, on, "", clause().isUnique(), keys);
        return plain.detailed(
                clause().method(), clause().including(), clause().predicate().map(p -> "…"));
    }

    private void attach(Draft draft, Part part) {
        Statement attach = IndexWords.attach(part.above(), part.part());
        draft.gather(
                Phase.EXPAND,
                draft.sql(attach.text()),
                Claims.of(attach, draft.outlook()),
                part.old()
                        ? Undo.impossible("index " + part.part().display()
                                + " is part of another now, and PostgreSQL cannot take it out")
                        : UndoOf.by(table, "DROP INDEX IF EXISTS " + index),
                "the parts become one index");
        Effects.apply(attach, draft.outlook());
    }

    private String changed() {
        return "built CONCURRENTLY partition by partition, so that writes to " + table.display()
                + " go on; as written they would wait until all partitions are done";
    }

    /** Understands {@code CREATE INDEX} on a partitioned table that others use, all of whose partitions are tables. */
    @AutoService(Lowering.class)
    public static final class FromSql implements Lowering {
        @Override
        public Optional<List<Operation>> lower(Statement statement, Outlook outlook) {
            Optional<IndexClause> clause = IndexClause.of(statement)
                    .filter(c -> !c.isConcurrent() && !c.table().only());
            Optional<TableName> table = clause.flatMap(c -> outlook.find(c.table()))
                    .filter(outlook::isShared)
                    .filter(t -> isPartitioned(outlook, t));
            return table.filter(t -> isPossible(clause.orElseThrow(), t, outlook))
                    .map(t -> List.of(
                            new CreatePartitionedIndex(statement, t, NewIndex.name(outlook, t, clause.orElseThrow()))));
        }

        /** Where a part may be there already but one cannot tell, PostgreSQL decides. */
        private static boolean isPossible(IndexClause clause, TableName table, Outlook outlook) {
            List<TableName> all = outlook.descendants(table);
            boolean tables =
                    all.stream().allMatch(t -> outlook.relation(t).orElseThrow().kind() != RelationKind.FOREIGN_TABLE);
            boolean free = !outlook.exists(NewIndex.name(outlook, table, clause));
            boolean simple =
                    clause.keys().stream().allMatch(k -> k.plain() && k.column().isPresent())
                            && clause.predicate().isEmpty();
            boolean likeness = all.stream()
                    .flatMap(t -> outlook.relation(t).orElseThrow().indexes().stream())
                    .anyMatch(i -> IndexShape.of(i).equals(IndexShape.of(clause)));
            return !all.isEmpty() && tables && free && (simple || !likeness);
        }
    }
}
