// SPDX-License-Identifier: Apache-2.0
package io.suture.core.contract;

import io.suture.core.catalog.Catalog;
import io.suture.core.migration.MigrationId;
import io.suture.core.plan.Keeping;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Takes;
import io.suture.core.problem.Problem;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A migration that is not at its end, as others see it: what its contract will change, nobody else may change meanwhile; and of what it
 * keeps for an undo, nobody may take anything away.
 *
 * @param plan its own
 * @param kept whether its contract has run, so that only its purge is to come
 */
public record InFlight(PlannedMigration plan, boolean kept) {

    public MigrationId id() {
        return plan.id();
    }

    /**
     * The first relation where it and the other migration meet; reading is no conflict.
     *
     * @param catalog as it is before the other one
     * @param searchPath of the session the other one runs in
     */
    public Optional<TableName> shared(PlannedMigration other, Catalog catalog, List<Identifier> searchPath) {
        if (kept) {
            return Removals.of(other.steps(), catalog, searchPath).all().stream()
                    .filter(this::isNeeded)
                    .map(Removed::relation)
                    .findFirst();
        }
        Set<TableName> touched = changed(other);
        touched.retainAll(changed(takes(plan.contractSteps())));
        return touched.stream().findFirst();
    }

    private boolean isNeeded(Removed removed) {
        return plan.keeping().map(Keeping::needs).orElse(List.of()).stream()
                .filter(need -> need.table().equals(removed.relation()))
                .anyMatch(need -> removed.column().map(need.columns()::contains).orElse(true));
    }

    private static Set<TableName> changed(PlannedMigration other) {
        Set<TableName> changed = changed(takes(other.steps()));
        changed.addAll(other.affects());
        return changed;
    }

    private static List<Takes> takes(List<PlannedStep> steps) {
        return steps.stream().map(s -> s.step().takes()).toList();
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
        return kept ? ofKept(other, shared) : ofContract(other, shared, depends);
    }

    private Problem ofKept(PlannedMigration other, TableName shared) {
        return Problem.user(
                "PLAN-IN-FLIGHT",
                other.id() + " takes something of " + shared.display() + " away, of which " + id()
                        + " keeps what it took for an undo",
                "what is kept could not be brought back then",
                "wait until its time is over, or let it go now: suture complete " + id() + " --purge");
    }

    private Problem ofContract(PlannedMigration other, TableName shared, boolean depends) {
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
