// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.ledger.ApprovalEvent;
import io.suture.core.migration.MigrationEntry;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationSet;
import io.suture.core.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    private static final String GIVE_BASE =
            "a rehearsal begins with an empty database: give what exists before the first migration by --schema FILE, made"
                    + " by `pg_dump --schema-only`";

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

    /** The same; where something is missing before the first migration, it is said how it can be given. */
    public RehearsalReport fromNothing() {
        if (!migrations.isEmpty()) {
            return this;
        }
        return new RehearsalReport(
                size,
                budgets,
                migrations,
                problems.stream()
                        .map(p -> p.code().equals("SERVER-MISSING") ? p.withFix(GIVE_BASE) : p)
                        .toList());
    }

    /** Whether its up took no longer than it may. */
    public boolean isInTime(Rehearsed one) {
        return one.up().compareTo(budgets.time().orElse(size.limit())) <= 0;
    }

    /** Limits that it did not keep. */
    public List<RehearsalBudgets.Budget> broken(Rehearsed one) {
        return budgets(one).stream().filter(budget -> !budget.kept()).toList();
    }

    /**
     * What the ledger can say of it, an entry a migration.
     *
     * @param set that was rehearsed
     * @param major of the scratch server
     */
    public List<ApprovalEvent.Rehearsed> events(MigrationSet set, int major) {
        Map<MigrationId, MigrationEntry> entries =
                set.entries().stream().collect(Collectors.toMap(MigrationEntry::id, Function.identity()));
        String setting = size.name().toLowerCase(Locale.ROOT) + " tables, PostgreSQL " + major;
        return migrations.stream()
                .flatMap(one -> Stream.ofNullable(entries.get(one.id())).map(entry -> event(one, entry, setting)))
                .toList();
    }

    private ApprovalEvent.Rehearsed event(Rehearsed one, MigrationEntry entry, String setting) {
        return new ApprovalEvent.Rehearsed(
                one.id(),
                entry.checksums(),
                one.verdict().display(),
                setting,
                one.differences(),
                one.plan().map(PlanWalk::faults).orElse(List.of()),
                budgets(one).stream()
                        .map(b -> new ApprovalEvent.Rehearsed.Limit(b.of(), b.limit(), b.measured(), b.kept()))
                        .toList());
    }

    public long count(Verdict verdict) {
        return migrations.stream().filter(m -> m.verdict() == verdict).count();
    }
}
