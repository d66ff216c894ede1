// SPDX-License-Identifier: Apache-2.0
package io.suture.core.release;

import io.suture.core.plan.LockMode;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.stream.Stream;

/** A table that a copy takes the place of: a release's view of it goes and comes in the same transaction, there and back. */
record SwappedTable(LiveRelease release, Step.Swap swap) {
    PlannedStep around(PlannedStep planned) {
        Undo undo = planned.undo();
        List<Step> back = undo.steps().stream().map(this::around).toList();
        return new PlannedStep(
                planned.number(),
                planned.phase(),
                around(planned.step()),
                planned.changed(),
                new Undo(back, undo.lost(), undo.impossible()));
    }

    private Step around(Step step) {
        return step instanceof Step.Swap other && !views().isEmpty() ? swapped(other) : step;
    }

    private Step swapped(Step.Swap step) {
        ReleaseSql sql = new ReleaseSql(release);
        Takes takes = step.takes();
        for (Identifier view : views()) {
            takes = takes.and(Takes.lock(release.schema().view(view), LockMode.ACCESS_EXCLUSIVE));
        }
        List<Sql> statements = Stream.of(
                        Adjustment.sql(sql.dropIfThere(views())), step.swap(), Adjustment.sql(sql.views(views())))
                .flatMap(List::stream)
                .toList();
        return new Step.Swap(step.settings(), step.pass(), step.noted(), statements, takes);
    }

    /** Of the table, and of those whose keys point to it, which are locked as well. */
    private List<Identifier> views() {
        return swap.takes().locks().keySet().stream()
                .filter(t -> t.schema().equals(release.schema().base()))
                .map(TableName::name)
                .filter(view -> release.views().containsKey(view))
                .toList();
    }
}
