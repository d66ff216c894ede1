// SPDX-License-Identifier: Apache-2.0
package io.suture.core.release;

import io.suture.core.outlook.Outlook;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What happens to the views of a release in the transaction that changes their tables.
 *
 * @param dropped before the change: what it takes away is shown by them, or has another type afterwards
 * @param made after the change
 */
record Adjustment(LiveRelease before, LiveRelease after, SortedSet<Identifier> dropped, SortedSet<Identifier> made) {
    boolean isEmpty() {
        return dropped.isEmpty() && made.isEmpty();
    }

    /** The step with it, and its undo with the way back. */
    PlannedStep around(PlannedStep planned, Outlook known) {
        Takes takes = takes(known);
        return new PlannedStep(
                planned.number(),
                planned.phase(),
                around(planned.step(), first(), last(), takes),
                planned.changed(),
                around(planned.undo(), takes));
    }

    private List<String> first() {
        return new ReleaseSql(before).drop(dropped);
    }

    private List<String> last() {
        return made.isEmpty() ? List.of() : new ReleaseSql(after).views(made);
    }

    private static Step around(Step step, List<String> first, List<String> last, Takes takes) {
        return new Step.Transaction(
                Stream.of(sql(first), step.statements(), sql(last))
                        .flatMap(List::stream)
                        .toList(),
                step.takes().and(takes));
    }

    private Undo around(Undo undo, Takes takes) {
        if (undo.impossible().isPresent()) {
            return undo;
        }
        List<String> first = new ReleaseSql(after).dropIfThere(touched());
        SortedSet<Identifier> old = new TreeSet<>(before.views().keySet());
        old.retainAll(touched());
        List<String> last = old.isEmpty() ? List.of() : new ReleaseSql(before).views(old);
        return new Undo(around(undo.steps(), first, last, takes), undo.lost(), undo.impossible());
    }

    /** In one transaction where the undo is one; else the views are not there while it runs. */
    private static List<Step> around(List<Step> steps, List<String> first, List<String> last, Takes takes) {
        if (steps.size() == 1 && steps.getFirst() instanceof Step.Transaction only) {
            return List.of(around(only, first, last, takes));
        }
        List<Step> all = new ArrayList<>(List.of(new Step.Transaction(sql(first), takes)));
        all.addAll(steps);
        if (!last.isEmpty()) {
            all.add(new Step.Transaction(sql(last), Takes.NOTHING));
        }
        return all;
    }

    private SortedSet<Identifier> touched() {
        SortedSet<Identifier> touched = new TreeSet<>(dropped);
        touched.addAll(made);
        return touched;
    }

    /** Nobody uses a view yet that the run itself has made. */
    private Takes takes(Outlook known) {
        Takes takes = Takes.NOTHING;
        for (Identifier view : touched()) {
            TableName name = before.schema().view(view);
            if (known.catalog().existsRelation(name)) {
                takes = takes.and(Takes.lock(name, LockMode.ACCESS_EXCLUSIVE));
            }
        }
        return takes;
    }

    static List<Sql> sql(List<String> statements) {
        return statements.stream().map(Sql::of).toList();
    }
}
