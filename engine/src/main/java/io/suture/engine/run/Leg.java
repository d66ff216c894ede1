// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.migration.MigrationState;
import io.suture.core.migration.Retention;
import io.suture.core.plan.Direction;
import io.suture.core.plan.Keeping;
import io.suture.core.plan.Phase;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.PlannedStep;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The part of a plan that is carried through in one go, and the state it leads to. A plan whose contract waits has two, the way to
 * {@code expanded} and from there on; one that keeps what its contract takes away has one more, which purges it. Every other plan has one.
 *
 * @param steps of the plan, in order; empty where nothing is left to do
 * @param keeps how long what was set aside can be brought back, from its end on
 */
record Leg(List<PlannedStep> steps, MigrationState end, Part part, Optional<Retention> keeps) {
    /** Which one it is. */
    enum Part {
        FIRST(Optional.empty()),
        CONTRACT(Optional.of(MigrationState.EXPANDED)),
        PURGE(Optional.of(MigrationState.COMPLETED));

        private final Optional<MigrationState> from;

        Part(Optional<MigrationState> from) {
            this.from = from;
        }

        /** Where the migration rests before it: as long as none of its steps has taken effect, it stays so. */
        Optional<MigrationState> from() {
            return from;
        }
    }

    Leg {
        steps = List.copyOf(steps);
    }

    /** Where a plan begins. */
    static Leg first(PlannedMigration plan) {
        if (plan.direction() == Direction.DOWN) {
            return new Leg(plan.steps(), MigrationState.ROLLED_BACK, Part.FIRST, Optional.empty());
        }
        return plan.expandsOnly()
                ? new Leg(
                        without(plan, Phase.CONTRACT, Phase.PURGE),
                        MigrationState.EXPANDED,
                        Part.FIRST,
                        Optional.empty())
                : new Leg(without(plan, Phase.PURGE), MigrationState.COMPLETED, Part.FIRST, kept(plan));
    }

    /** What an expanded migration waits for. */
    static Leg contract(PlannedMigration plan) {
        return new Leg(plan.contractSteps(), MigrationState.COMPLETED, Part.CONTRACT, kept(plan));
    }

    /** What is left to do when that which is kept is to go. */
    static Leg purge(PlannedMigration plan) {
        return new Leg(plan.purgeSteps(), MigrationState.COMPLETED, Part.PURGE, Optional.empty());
    }

    /**
     * Where a plan is that was begun and not finished: the first step of a later leg and the end of the state it sets out from are one
     * transaction, so that a trace of such a step tells.
     *
     * @param known numbers of the steps of which the journal has anything
     */
    static Leg underWay(PlannedMigration plan, Collection<Integer> known) {
        if (plan.purgeSteps().stream().anyMatch(s -> known.contains(s.number()))) {
            return purge(plan);
        }
        boolean contracting =
                plan.expandsOnly() && plan.contractSteps().stream().anyMatch(s -> known.contains(s.number()));
        return contracting ? contract(plan) : first(plan);
    }

    private static List<PlannedStep> without(PlannedMigration plan, Phase... later) {
        return plan.steps().stream()
                .filter(s -> !Set.of(later).contains(s.phase()))
                .toList();
    }

    private static Optional<Retention> kept(PlannedMigration plan) {
        return plan.keeping().map(Keeping::time);
    }

    boolean is(Part which) {
        return part == which;
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
