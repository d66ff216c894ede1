// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.ledger.MigrationFacts;
import io.suture.core.migration.Condition;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.Step;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One migration to carry to the end of a leg of its plan, from its beginning or from where an earlier run stopped.
 *
 * @param leg the part of the plan that is to be carried through
 * @param planBody the plan by value, to be kept in the journal
 * @param done numbers of the leg's steps the journal has as done
 * @param interrupted numbers of the steps the journal has an intent for and no result
 * @param begun whether the journal has this attempt already
 * @param lost what an undo cannot bring back, in words
 */
record Task(
        PlannedMigration plan,
        Leg leg,
        MigrationFacts facts,
        String planBody,
        List<Condition> preconditions,
        List<Condition> verifications,
        Set<Integer> done,
        Set<Integer> interrupted,
        boolean begun,
        List<String> lost) {
    Task {
        preconditions = List.copyOf(preconditions);
        verifications = List.copyOf(verifications);
        done = Set.copyOf(done);
        interrupted = Set.copyOf(interrupted);
        lost = List.copyOf(lost);
    }

    static Task fresh(
            PlannedMigration plan,
            MigrationFacts facts,
            String planBody,
            List<Condition> preconditions,
            List<Condition> verifications,
            List<String> lost) {
        return new Task(
                plan, Leg.first(plan), facts, planBody, preconditions, verifications, Set.of(), Set.of(), false, lost);
    }

    /** What statements may have changed of which nobody knows the transactions, since the session broke while they ran. */
    Set<TableName> interruptedRelations() {
        return leg.steps().stream()
                .filter(step -> interrupted.contains(step.number()) && step.step() instanceof Step.Concurrent)
                .flatMap(step -> step.step().takes().locks().keySet().stream())
                .collect(Collectors.toSet());
    }

    /** Whether it ends with a transaction of its own: to check what must be true, or because no step is left to end with. */
    boolean closes() {
        return !verifications.isEmpty()
                || leg.steps().isEmpty()
                || done.contains(leg.steps().getLast().number());
    }

    /** Whether its only step's transaction is all there is of it. */
    boolean alone() {
        return plan.atomic() && !plan.steps().isEmpty() && !closes() && !begun;
    }
}
