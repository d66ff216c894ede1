// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.rows;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Column;
import io.suture.core.catalog.Relation;
import io.suture.core.copy.NotedKeys;
import io.suture.core.data.merge.MergePreview;
import io.suture.core.data.merge.MergeRows;
import io.suture.core.data.merge.Merging;
import io.suture.core.data.merge.Referrer;
import io.suture.core.operation.Draft;
import io.suture.core.operation.Lowering;
import io.suture.core.operation.Lowerings;
import io.suture.core.operation.Operation;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Duplicates of a table in use become one row each.
 *
 * <pre>
 * before    nothing that refers to them would be there twice   ACCESS SHARE, a scan
 * expand    side tables and the function that merges a group   nothing
 *           triggers note the keys of rows that change         SHARE ROW EXCLUSIVE, a moment
 *           triggers lead new references to the row that stays SHARE ROW EXCLUSIVE on each table that refers to it, a moment
 * migrate   groups are merged                                  a range of blocks a transaction, ROW EXCLUSIVE; the rows of the range's groups, none of which is waited for
 *           those of rows that changed meanwhile, and the proof ROW EXCLUSIVE; a scan under ACCESS SHARE
 *           the last ones; the triggers go                     ACCESS EXCLUSIVE, a moment
 * </pre>
 *
 * With {@code contract: later} the last two are the contract. Undone from the side tables: rows that went come back, a row that stayed is as it was
 * unless others have written it since, and what was led elsewhere refers to what it did.
 *
 * @param table resolved
 */
public record MergeInRanges(MergeRows wish, TableName table) implements Operation {
    @Override
    public Set<TableName> alters() {
        return Set.of(table);
    }

    @Override
    public void compile(Draft draft) {
        Outlook outlook = draft.outlook();
        MergeObstacles obstacles = new MergeObstacles(wish, table, outlook);
        obstacles.problems().throwIfAny();
        Relation relation = outlook.relation(table).orElseThrow();
        Merging merging = Merging.of(relation, wish, outlook);
        obstacles.trials(merging).forEach(draft::tryOut);
        Followed followed =
                Followed.ofOthers(table, relation.primaryKey().orElseThrow().columns(), wish.sql());
        NotedKeys noted = followed.noted();
        create(merging, noted, draft);
        followed.begin(draft);
        merging.referrers().forEach(r -> lead(merging, r, draft));
        Takes takes = writing(merging, outlook)
                .and(Lowerings.claims(Stream.of(merging.fill() + merging.fillEnding()), outlook));
        draft.alone(
                Phase.MIGRATE,
                settings -> new Step.Backfill(
                        Stream.of(settings.stream(), NotedKeys.plans(), Stream.of(noted.ours()))
                                .flatMap(all -> all)
                                .toList(),
                        table,
                        draft.sql(merging.fill()),
                        merging.fillEnding(),
                        takes),
                Optional.of(
                        "the groups of a range of blocks at a time; each is merged under the locks of its rows, and left for"
                                + " later where others hold them"),
                back(merging, outlook));
        Sql proof = draft.sql(merging.proof(noted).sql());
        Takes reading = scanning(merging, takes);
        followed.catchUp(
                pass(merging, noted, false, draft),
                proof,
                reading,
                "what changed meanwhile is merged too, and all is counted, in one snapshot",
                draft);
        followed.end(pass(merging, noted, true, draft), List.of(merging.dropFunction()), takes, "the last ones", draft);
        merging.referrers()
                .forEach(r -> draft.alone(
                        Followed.last(draft),
                        settings -> Beside.takingAway(merging.leave(r), lockedBy(r)),
                        Optional.of("nobody refers to a row that is merged now"),
                        Undo.nothing()));
        new MergePreview(merging).previews().forEach(draft::foresee);
        Beside.expire(merging.sides(), Undo.impossible("the rows that were merged were purged"), draft);
        if (merging.referrers().isEmpty()) {
            draft.note("no foreign key refers to " + table.display()
                    + ": what refers to its rows otherwise is not led to those that stay");
        }
        draft.does(Kind.TRANSFORMATIVE);
    }

    private static List<Sql> pass(Merging merging, NotedKeys noted, boolean waits, Draft draft) {
        return merging.follow(noted, waits).stream().map(draft::sql).toList();
    }

    private static void create(Merging merging, NotedKeys noted, Draft draft) {
        Beside.make(
                merging.create(noted),
                Takes.NOTHING,
                "rows that are merged are kept in " + merging.side().display(),
                Beside.takingAway(merging.drop(), new LinkedHashSet<>(merging.sides())),
                draft);
    }

    private static void lead(Merging merging, Referrer referrer, Draft draft) {
        TableName child = referrer.child().name();
        draft.alone(
                Phase.EXPAND,
                settings -> new Step.Transaction(
                        merging.lead(referrer).stream().map(draft::sql).toList(),
                        Takes.lock(child, LockMode.SHARE_ROW_EXCLUSIVE)),
                Optional.of("what refers to a row that is merged meanwhile is led to the one that stays"),
                Undo.by(Beside.takingAway(merging.leave(referrer), lockedBy(referrer))));
    }

    private static Set<TableName> lockedBy(Referrer referrer) {
        return Set.of(referrer.child().name());
    }

    private static Takes writing(Merging merging, Outlook outlook) {
        Relation table = merging.group().table();
        List<Identifier> key = table.primaryKey().orElseThrow().columns();
        List<Identifier> all = table.columns().stream().map(Column::name).toList();
        return Stream.concat(
                        Stream.of(BodyTakes.ofWriting(table.name(), all, key, outlook)),
                        merging.referrers().stream()
                                .map(r -> BodyTakes.ofWriting(
                                        r.child().name(),
                                        r.from().columns(),
                                        r.from().columns(),
                                        outlook)))
                .reduce(Takes.NOTHING, Takes::and);
    }

    private static Takes scanning(Merging merging, Takes takes) {
        Takes all = takes.scanning(merging.group().table().name());
        for (Referrer referrer : merging.referrers()) {
            all = all.scanning(referrer.child().name());
        }
        return all;
    }

    private static Undo back(Merging merging, Outlook outlook) {
        return Undo.by(merging.back().stream()
                        .map(b -> new Step.Backfill(
                                List.of(),
                                b.through(),
                                Sql.of(b.sql()),
                                b.ending(),
                                Lowerings.claims(Stream.of(b.sql() + b.ending()), outlook)))
                        .toArray(Step[]::new))
                .losing("that what was attached to a row that stayed since it was merged belonged to another one");
    }

    /** Understands {@code CALL suture.merge_rows}. */
    @AutoService(Lowering.class)
    public static final class FromSql implements Lowering {
        @Override
        public Optional<List<Operation>> lower(Statement statement, Outlook outlook) {
            return MergeRows.of(statement)
                    .map(wish -> List.of(new MergeInRanges(wish, Obstacles.found(wish.table(), outlook))));
        }
    }
}
