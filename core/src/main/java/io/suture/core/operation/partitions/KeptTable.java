// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.partitions;

import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Relation;
import io.suture.core.copy.NewParent;
import io.suture.core.operation.CopySteps;
import io.suture.core.operation.Draft;
import io.suture.core.operation.IndexBuild;
import io.suture.core.operation.Lowerings;
import io.suture.core.outlook.IndexShape;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import io.suture.core.typed.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The steps by which a table becomes the first partition of its own successor, as it is.
 *
 * <pre>
 * expand    an empty partitioned table, with the other partitions    ACCESS SHARE
 *           a check that says the bound, NOT VALID                   ACCESS EXCLUSIVE, a moment
 * migrate   the check is proved                                      SHARE UPDATE EXCLUSIVE, a scan
 *           the index of a wider key, CONCURRENTLY                   SHARE UPDATE EXCLUSIVE, a scan
 *           renamed and attached                                     ACCESS EXCLUSIVE on the table and on what its foreign keys
 *                                                                    point at, a moment: the check spares the scan
 * </pre>
 *
 * Source: manual of PostgreSQL 18, ALTER TABLE, "ATTACH PARTITION" and "ADD table_constraint_using_index".
 *
 * @param after the partitioned table, of the same name
 */
record KeptTable(Relation before, Relation after, NamedParts parts, Outlook outlook) {
    /** Why it cannot become a partition as it is, in words that follow "because"; empty where it can. */
    Optional<String> obstacle() {
        Stream<String> identity = before.columns().stream()
                .filter(c -> c.isIdentity())
                .map(c -> "its column " + c.name().value()
                        + " is an identity, which a partition has from its parent alone");
        Stream<String> incoming = outlook.incomingForeignKeys(before.name()).stream()
                .filter(k -> !k.constraint().isInternal(k.table()))
                .map(k -> "foreign key " + k.constraint().name().value() + " of "
                        + k.table().display() + " points at it");
        Stream<String> key = before.primaryKey().stream()
                .filter(k -> !k.definition().equals("PRIMARY KEY " + Words.inParentheses(k.columns())))
                .map(k -> "its primary key says more than its columns");
        return Stream.of(identity, incoming, key).flatMap(all -> all).findFirst();
    }

    void plan(Draft draft) {
        Part kept = parts.kept();
        NewParent parent = new NewParent(before, after, kept.name(), outlook);
        draft.commit();
        draft.alone(
                Phase.EXPAND,
                settings -> new Step.Transaction(
                        texts(parent.make(parts::create), draft), CopySteps.making(before, outlook)),
                Optional.of("an empty partitioned table is made beside the table, which will be one of its partitions"),
                Undo.by(new Step.Transaction(List.of(Sql.of(parent.takeBack())), Takes.NOTHING)));
        Identifier check = check(draft);
        if (parent.hasNewKey()) {
            List<Identifier> key = after.primaryKey().map(Constraint::columns).orElseThrow();
            Lowerings.compile(build("", parent.newKey(), before.name(), key), draft);
        }
        Relation now = outlook.relation(before.name()).orElseThrow();
        Takes takes = CopySteps.swapping(now, outlook);
        draft.commit();
        draft.alone(
                Phase.MIGRATE,
                settings -> new Step.Transaction(texts(parent.takePlace(now, kept.bound(), check), draft), takes),
                Optional.of(
                        "the table becomes a partition under a short lock; no row is read, since the check proves its bound"),
                back(parent, takes));
        notes(kept).forEach(draft::note);
    }

    private Identifier check(Draft draft) {
        Identifier name = outlook.names(before.name().schema())
                .constraint(
                        before.name().name(), parts.wish().columns().getFirst().value(), "bound");
        Lowerings.compile(
                "ALTER TABLE " + before.name() + " ADD CONSTRAINT " + name + " CHECK (" + proof() + ")", draft);
        return name;
    }

    /** The bound, and that what becomes part of the primary key is never null. */
    private String proof() {
        Stream<String> keys = after.columns().stream()
                .filter(c ->
                        c.notNull() && !before.column(c.name()).orElseThrow().notNull())
                .filter(c -> !parts.wish().columns().contains(c.name()))
                .map(c -> c.name() + " IS NOT NULL AND ");
        return keys.reduce("", String::concat) + parts.within();
    }

    /** The index of the key it had, built while the partition is in use; then the other way round. */
    private Undo back(NewParent parent, Takes takes) {
        List<Step> steps = new ArrayList<>();
        if (parent.hasNewKey()) {
            before.primaryKey()
                    .map(Constraint::columns)
                    .map(k -> oldKey(parent, k))
                    .ifPresent(steps::add);
        }
        Takes family = Stream.of(parts.names().stream().map(this::beside), parent.partIndexes().stream())
                .flatMap(names -> names)
                .map(t -> Takes.lock(t, LockMode.ACCESS_EXCLUSIVE))
                .reduce(takes, Takes::and);
        steps.add(new Step.Transaction(parent.giveBack().stream().map(Sql::of).toList(), family));
        return Undo.by(steps.toArray(Step[]::new));
    }

    private Step oldKey(NewParent parent, List<Identifier> columns) {
        TableName table = parent.part();
        Index index = Index.of(
                parent.oldKey(),
                table,
                "",
                true,
                columns.stream().map(Index.Key::column).toList());
        return IndexBuild.step(
                Sql.of(build("CONCURRENTLY ", index.name(), table, columns)),
                index.name(),
                table,
                IndexShape.of(index.detailed("btree", List.of(), Optional.empty())),
                Takes.lock(table, LockMode.SHARE_UPDATE_EXCLUSIVE).scanning(table));
    }

    private static String build(String how, TableName index, TableName table, List<Identifier> columns) {
        return "CREATE UNIQUE INDEX " + how + index.name() + " ON " + table + " " + Words.inParentheses(columns);
    }

    private TableName beside(Identifier name) {
        return new TableName(before.name().schema(), name);
    }

    private static List<Sql> texts(List<String> statements, Draft draft) {
        return statements.stream().map(draft::sql).toList();
    }

    private List<String> notes(Part kept) {
        String name = before.name().display();
        String bound = parts.within();
        Stream<String> always = Stream.of(
                name + " becomes partition " + kept.name().value()
                        + " as it is: no row is copied, and it needs no room",
                "from the check until the swap " + name + " takes only rows with " + bound
                        + ": an insert beyond it fails, so choose a bound that nobody reaches meanwhile",
                "the undo makes a table of " + kept.name().value()
                        + " again and moves what the other partitions hold into it, " + NewParent.MOST_MOVED
                        + " rows at most, under its lock; with more it is refused and nothing is touched");
        Stream<String> dropped = parts.wish().drop().stream()
                .map(i -> "index " + i.value() + " stays on " + kept.name().value()
                        + " alone: it keeps unique what is there");
        return Stream.concat(always, dropped).toList();
    }
}
