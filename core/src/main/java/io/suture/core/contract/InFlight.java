// SPDX-License-Identifier: Apache-2.0
package io.suture.core.contract;

import io.suture.core.migration.MigrationId;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Takes;
import io.suture.core.problem.Problem;
import io.suture.core.sql.TableName;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A migration whose contract waits, as others see it: what its contract will change, nobody else may change meanwhile.
 *
 * @param waiting its plan
 */
public record InFlight(PlannedMigration waiting) {

    public MigrationId id() {
        return waiting.id();
    }

    /** The first relation that its contract and the other migration both change; reading is no conflict. */
    public Optional<TableName> shared(PlannedMigration other) {
        Set<TableName> concerned = changed(waiting.contractSteps().stream()
                .map(PlannedStep::step)
                .map(step -> step.takes())
                .toList());
        Set<TableName> touched =
                changed(other.steps().stream().map(s -> s.step().takes()).toList());
        touched.addAll(other.affects());
        touched.retainAll(concerned);
        return touched.stream().findFirst();
    }

    private static Set<TableName> changed(Collection<Takes> takes) {
        Set<TableName> changed = new TreeSet<>();
        takes.forEach(t -> t.locks().forEach((relation, mode) -> {
            if (mode.compareTo(LockMode.ROW_EXCLUSIVE) >= 0) {
                changed.add(relation);
            }
        }));
        return changed;
    }

    /**
     * The problem {@code PLAN-IN-FLIGHT}.
     *
     * @param depends whether the other migration names this one in {@code depends}
     */
    public Problem problem(PlannedMigration other, TableName shared, boolean depends) {
        String first = "complete the first one: suture complete " + id();
        return Problem.user(
                "PLAN-IN-FLIGHT",
                other.id() + " changes " + shared.display() + ", and so will the contract of " + id()
                        + ", which waits for `suture complete`",
                "what one of them was planned for would not be what it finds",
                depends
                        ? first + ", or let the run do it before the second: suture migrate --complete"
                        : first + "; or say `depends: " + id() + "` in the second and run suture migrate --complete");
    }
}
