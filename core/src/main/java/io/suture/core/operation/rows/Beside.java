// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.rows;

import io.suture.core.operation.Draft;
import io.suture.core.operation.Lowerings;
import io.suture.core.outlook.Effects;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
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

    /** Drops, where some may be gone already: ACCESS EXCLUSIVE on the tables they are of, a moment. */
    static Step takingAway(List<String> drop, Set<TableName> tables) {
        return new Step.Transaction(
                drop.stream().map(Sql::of).toList(),
                tables.stream()
                        .map(t -> Takes.lock(t, LockMode.ACCESS_EXCLUSIVE))
                        .reduce(Takes.NOTHING, Takes::and));
    }
}
