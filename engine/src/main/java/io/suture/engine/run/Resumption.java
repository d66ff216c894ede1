// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.ledger.MigrationFacts;
import io.suture.core.migration.Migration;
import io.suture.core.plan.Direction;
import io.suture.core.plan.PlanJson;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.problem.Blame;
import io.suture.core.problem.Effect;
import io.suture.core.problem.Problem;
import io.suture.engine.connect.Session;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalRow;
import io.suture.engine.journal.StepRow;
import io.suture.engine.journal.StepState;
import io.suture.engine.journal.StoredPlan;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Goes on with a migration where the journal says that it stopped, by the plan that was kept when it began. */
final class Resumption {
    private Resumption() {}

    static Task of(JournalRow row, Migration migration, Session session, Journal journal, String layout)
            throws SQLException {
        StoredPlan stored = Journal.plan(session.connection(), migration.id(), row.attempt(), row.direction())
                .orElseThrow(() -> planMissing(row).asException());
        PlannedMigration plan = PlanJson.read(stored.body());
        MigrationFacts facts = Facts.of(
                migration,
                row.applied().checksums(),
                plan,
                stored.fingerprint(),
                row.rollbackPoint(),
                layout,
                row.outOfOrder(),
                row.attempt());
        List<StepRow> steps = journal.steps(migration.id(), row.direction());
        Leg leg = leg(row, plan, steps);
        boolean up = row.direction() == Direction.UP;
        return new Task(
                plan,
                leg,
                facts,
                stored.body(),
                List.of(),
                up && leg.is(Leg.Part.FIRST) ? migration.verifications() : List.of(),
                numbers(leg, steps, StepState.DONE),
                numbers(leg, steps, StepState.INTENT),
                true,
                List.of());
    }

    private static Leg leg(JournalRow row, PlannedMigration plan, List<StepRow> steps) {
        Set<Integer> known = steps.stream().map(step -> step.key().number()).collect(Collectors.toSet());
        return switch (row.applied().state()) {
            case EXPANDED -> Leg.contract(plan);
            case COMPLETED -> Leg.purge(plan);
            case PENDING, IN_PROGRESS, FAILED, ROLLED_BACK, UNKNOWN -> Leg.underWay(plan, known);
        };
    }

    private static Set<Integer> numbers(Leg leg, List<StepRow> steps, StepState state) {
        return steps.stream()
                .filter(step -> step.state() == state)
                .map(step -> step.key().number())
                .filter(leg::has)
                .collect(Collectors.toSet());
    }

    private static Problem planMissing(JournalRow row) {
        return new Problem(
                "JOURNAL-PLAN-MISSING",
                Blame.ENVIRONMENT,
                Effect.RECORDED,
                "the plan that " + row.applied().id() + " was begun with is not in the journal",
                "it is kept there before the first step; somebody has removed it",
                "restore the table suture.plan from a backup",
                Optional.empty());
    }
}
