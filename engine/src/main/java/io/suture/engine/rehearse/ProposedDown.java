// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.catalog.Catalog;
import io.suture.core.migration.Migration;
import io.suture.core.migration.Section;
import io.suture.core.operation.PlanOptions;
import io.suture.core.operation.Planner;
import io.suture.core.operation.Scripts;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Undo;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.ParseOptions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A down part that nobody has written: what the plan of the migration would take back step by step.
 *
 * @param sql statements as they would stand in a down file; empty where there is no way back
 * @param verdict what it was found to give back
 * @param words what differs after it, or why there is none
 */
public record ProposedDown(String sql, Optional<Verdict> verdict, List<String> words) {
    public ProposedDown {
        words = List.copyOf(words);
    }

    /** What the plan of the migration as written says of its own undo. Not rehearsed yet. */
    static ProposedDown of(Migration migration, Catalog before, ParseOptions parse) {
        try {
            PlanOptions defaults = PlanOptions.defaults();
            PlanOptions asWritten = new PlanOptions(
                    true, defaults.searchPath(), new Scripts(parse), defaults.releasePrefix(), defaults.database());
            PlannedMigration plan = Planner.plan(List.of(migration), before, asWritten)
                    .migrations()
                    .getFirst();
            return of(
                    Undo.inReverse(plan.steps().stream().map(PlannedStep::undo).toList()));
        } catch (SutureException e) {
            return impossible("it cannot be planned: " + e.problems().getFirst().what());
        }
    }

    private static ProposedDown of(Undo undo) {
        String sql = undo.steps().stream()
                .flatMap(step -> step.statements().stream())
                .map(Sql::text)
                .collect(Collectors.joining(";\n"));
        return undo.impossible()
                .map(ProposedDown::impossible)
                .orElseGet(() -> new ProposedDown(sql.isEmpty() ? "" : sql + ";", Optional.empty(), undo.lost()));
    }

    static ProposedDown impossible(String why) {
        return new ProposedDown("", Optional.empty(), List.of(why));
    }

    boolean isPossible() {
        return !sql.isEmpty();
    }

    /** As a part of the migration. */
    Section section(Migration migration) {
        return Section.of("proposed down of " + migration.id(), sql);
    }

    /** The same, after its own rehearsal; none where that has shown that it must not be used. */
    ProposedDown rehearsed(Rehearsed seen) {
        return switch (seen.verdict()) {
            case RESTORED, RESTORED_DATA_LOST -> new ProposedDown(sql, Optional.of(seen.verdict()), seen.differences());
            case NOT_RESTORED, DOWN_FAILS, NO_DOWN ->
                impossible("the undo of its plan does not hold: " + String.join("; ", seen.differences()));
        };
    }
}
