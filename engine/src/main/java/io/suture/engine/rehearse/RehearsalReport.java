// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.problem.Problem;
import java.util.List;

/**
 * What a rehearsal has seen.
 *
 * @param size how many rows were generated
 * @param budgets what each might take
 * @param migrations in the order of the run, up to the one whose up part failed
 * @param problems why that up part failed; none where everything was rehearsed
 */
public record RehearsalReport(
        RehearsalSize size, RehearsalBudgets budgets, List<Rehearsed> migrations, List<Problem> problems) {
    public RehearsalReport {
        migrations = List.copyOf(migrations);
        problems = List.copyOf(problems);
    }

    public boolean hasFindings() {
        return migrations.stream()
                .anyMatch(one -> one.isFinding() || !broken(one).isEmpty());
    }

    /** What is limited of this migration, beside what was measured. */
    public List<RehearsalBudgets.Budget> budgets(Rehearsed one) {
        return budgets.of(one, size);
    }

    /** Whether its up took no longer than it may. */
    public boolean isInTime(Rehearsed one) {
        return one.up().compareTo(budgets.time().orElse(size.limit())) <= 0;
    }

    /** Limits that it did not keep. */
    public List<RehearsalBudgets.Budget> broken(Rehearsed one) {
        return budgets(one).stream().filter(budget -> !budget.kept()).toList();
    }

    public long count(Verdict verdict) {
        return migrations.stream().filter(m -> m.verdict() == verdict).count();
    }
}
