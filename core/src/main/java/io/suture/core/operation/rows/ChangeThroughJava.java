// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.rows;

import io.suture.core.catalog.Relation;
import io.suture.core.copy.NotedKeys;
import io.suture.core.data.move.ChangePreview;
import io.suture.core.data.move.ChangeRows;
import io.suture.core.data.move.JavaChange;
import io.suture.core.data.move.JavaRows;
import io.suture.core.operation.Draft;
import io.suture.core.operation.Lowerings;
import io.suture.core.operation.Operation;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Setting;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Trial;
import io.suture.core.plan.Undo;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Columns of a table in use get values, where they are, that a transform in Java makes.
 *
 * <pre>
 * before    done twice is done once                         ACCESS SHARE, a sample
 *           rules that stop the run are kept, if there are any  ACCESS SHARE, a scan through Java
 * expand    triggers note the keys of rows that others write  SHARE ROW EXCLUSIVE, a moment
 * migrate   rows are read, made and written back            a range of blocks a transaction, ROW EXCLUSIVE; rows are locked while they are written
 *           the same for what was noted meanwhile
 *           what was noted since is done again; all are read once more   ROW EXCLUSIVE; a scan under ACCESS SHARE
 *           the last changes; the triggers go               ACCESS EXCLUSIVE, a moment
 * </pre>
 *
 * A row is written back only as it was read; what others write meanwhile is noted and done again, up to the last step. With {@code contract: later} the last
 * two are the contract. Cannot be undone without the author's word: what was there is not kept.
 *
 * @param table resolved
 */
public record ChangeThroughJava(ChangeRows wish, TableName table) implements Operation {
    private static final String WHY =
            "rows of a range of blocks at a time go through Java, unlocked, and are written back as far as nobody wrote them meanwhile";

    private static final String WHY_NOTED =
            "the same for rows that others have written since, a range of what is noted at a time";

    @Override
    public Set<TableName> alters() {
        return Set.of(table);
    }

    @Override
    public void compile(Draft draft) {
        Outlook outlook = draft.outlook();
        Relation as = outlook.relation(table).orElseThrow();
        JavaRows java = wish.java().orElseThrow();
        ChangeInRanges.requireColumns(wish, as);
        Problems problems = new Problems();
        Obstacles.names(java, as).forEach(problems::add);
        problems.throwIfAny();
        Followed followed = Followed.ofOthers(table, key(as), wish.sql());
        JavaChange change = new JavaChange(wish, java, as, followed.noted());
        tryOut(change, draft);
        followed.begin(draft);
        Takes takes = Lowerings.claims(Stream.of(wish.update(as.name(), as)), outlook); // as if it were made by SQL
        outlook.leaves(table)
                .forEach(leaf -> fill(
                        leaf,
                        change.fill(outlook.relation(leaf).orElseThrow(), draft::sql),
                        WHY,
                        followed,
                        ChangeInRanges.undo(table),
                        takes,
                        draft));
        fill(followed.noted().log(), change.fillNoted(draft::sql), WHY_NOTED, followed, Undo.nothing(), takes, draft);
        List<Sql> again = change.again(draft::sql);
        followed.catchUp(
                again,
                change.proof(draft::sql),
                takes.scanning(table),
                "what others wrote meanwhile is done again, and every row read once more, which must change none",
                draft);
        followed.end(again, List.of(), takes.finding(Set.of(table)), "the last changes", draft);
        draft.foresee(new ChangePreview(wish, as).preview());
        draft.note(Obstacles.through(java));
        draft.note(ChangeInRanges.notKept(table));
        draft.does(Kind.TRANSFORMATIVE);
    }

    private List<Identifier> key(Relation as) {
        return as.primaryKey()
                .map(k -> k.columns())
                .orElseThrow(() -> Problem.user(
                                "DATA-SOURCE-KEY",
                                "rows of " + table.display() + " cannot be told apart",
                                "it has no primary key, by which rows that others write meanwhile are found again",
                                "add a primary key in a migration before")
                        .asException());
    }

    private void tryOut(JavaChange change, Draft draft) {
        Formats.trials(wish.objections()).forEach(draft::tryOut);
        draft.tryOut(Trial.ofSample(table.display() + " takes what is made", "SELECT 0, 0", true)
                .after(change.fitting(draft::sql)));
        draft.tryOut(Trial.of(
                        "what is done twice to rows of " + table.display() + " is what is done once",
                        change.twice(),
                        ChangeInRanges.notOnce(table))
                .after(change.sampled(Trial.ROWS, draft::sql)));
        Obstacles.kept(wish.objections(), change.asked(), table)
                .map(kept -> kept.after(change.read(draft::sql)))
                .ifPresent(draft::tryOut);
    }

    private void fill(
            TableName through, Sql update, String why, Followed followed, Undo undo, Takes takes, Draft draft) {
        List<Setting> ours = Stream.concat(
                        NotedKeys.plans(), Stream.of(followed.noted().ours()))
                .toList();
        draft.alone(
                Phase.MIGRATE,
                settings -> new Step.Backfill(
                        Stream.concat(settings.stream(), ours.stream()).toList(), through, update, takes),
                Optional.of(why),
                undo);
    }
}
