// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.rows;

import static java.util.stream.Collectors.joining;

import io.suture.core.operation.Draft;
import io.suture.core.operation.Lowerings;
import io.suture.core.outlook.Effects;
import io.suture.core.plan.Keeping;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is put beside a table whose rows are worked on, and taken away again. */
final class Beside {
    private Beside() {}

    /** Side tables and functions; later steps find them. */
    static void make(List<String> create, Takes takes, String why, Step undo, Draft draft) {
        draft.alone(
                Phase.EXPAND,
                settings -> new Step.Transaction(create.stream().map(draft::sql).toList(), takes),
                Optional.of(why),
                Undo.by(undo));
        create.forEach(sql -> Effects.apply(Lowerings.statement(sql), draft.outlook()));
    }

    /**
     * Side tables go for good when the time that {@code keep} says is over, a moment under ACCESS EXCLUSIVE each; where it says nothing they stay, and are the
     * author's to drop.
     *
     * @param undo what their going means for an undo
     */
    static void expire(List<TableName> sides, Undo undo, Draft draft) {
        if (!draft.keeps()) {
            draft.note("rows that are set aside stay in "
                    + sides.stream().map(TableName::display).collect(joining(", "))
                    + " until somebody drops them; `keep: 90d` would do so by itself");
            return;
        }
        draft.purge(
                sides.stream().map(side -> new Keeping.Need(side, List.of())).toList(),
                later -> sides.forEach(side -> {
                    Statement drop = Lowerings.statement("DROP TABLE IF EXISTS " + side);
                    later.gather(
                            Phase.PURGE,
                            later.sql(drop.text()),
                            Takes.lock(side, LockMode.ACCESS_EXCLUSIVE),
                            undo,
                            "what was set aside goes for good when its time is over");
                    Effects.apply(drop, later.outlook());
                }));
    }

    /** Drops, where some may be gone already: ACCESS EXCLUSIVE on the tables they are of, a moment. */
    static Step takingAway(List<String> drop, Set<TableName> tables) {
        return new Step.Transaction(
                drop.stream().map(Sql::of).toList(),
                tables.stream()
                        .map(t -> Takes.lock(t, LockMode.ACCESS_EXCLUSIVE))
                        .reduce(Takes.NOTHING, Takes::and));
    }
}
