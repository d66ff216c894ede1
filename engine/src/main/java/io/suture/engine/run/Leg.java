// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.migration.MigrationState;
import io.suture.core.plan.Direction;
import io.suture.core.plan.Phase;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.PlannedStep;
import java.util.Collection;
import java.util.List;

/**
 * The part of a plan that is carried through in one go, and the state it leads to. A plan whose contract waits has two: the way to
 * {@code expanded}, and from there on; every other plan has one.
 *
 * @param steps of the plan, in order; empty where nothing is left to do
 * @param contract whether it sets out from {@code expanded}: as long as none of its steps has taken effect, the migration stays so
 */
record Leg(List<PlannedStep> steps, MigrationState end, boolean contract) {
    Leg {
        steps = List.copyOf(steps);
    }

    /** Where a plan begins. */
    static Leg first(PlannedMigration plan) {
        if (plan.direction() == Direction.DOWN) {
            return new Leg(plan.steps(), MigrationState.ROLLED_BACK, false);
        }
        if (!plan.expandsOnly()) {
            return new Leg(plan.steps(), MigrationState.COMPLETED, false);
        }
        List<PlannedStep> before =
                plan.steps().stream().filter(s -> s.phase() != Phase.CONTRACT).toList();
        return new Leg(before, MigrationState.EXPANDED, false);
    }

    /** What an expanded migration waits for. */
    static Leg contract(PlannedMigration plan) {
        return new Leg(plan.contractSteps(), MigrationState.COMPLETED, true);
    }

    /**
     * Where a plan is that was begun and not finished: the first step of a contract and the end of {@code expanded} are one
     * transaction, so that a trace of such a step tells.
     *
     * @param known numbers of the steps of which the journal has anything
     */
    static Leg underWay(PlannedMigration plan, Collection<Integer> known) {
        boolean contracting =
                plan.expandsOnly() && plan.contractSteps().stream().anyMatch(s -> known.contains(s.number()));
        return contracting ? contract(plan) : first(plan);
    }

    boolean has(int step) {
        return steps.stream().anyMatch(s -> s.number() == step);
    }

    boolean isFirst(int step) {
        return !steps.isEmpty() && steps.getFirst().number() == step;
    }

    boolean isLast(int step) {
        return !steps.isEmpty() && steps.getLast().number() == step;
    }

    /** The number behind its last step: where it stands when all are done. */
    int afterwards() {
        return steps.isEmpty() ? 1 : steps.getLast().number() + 1;
    }
}
