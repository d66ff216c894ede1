// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.suture.cli.output.Page;
import io.suture.cli.output.Style;
import io.suture.cli.output.View;
import io.suture.core.plan.Estimate;
import io.suture.core.plan.Plan;
import io.suture.core.plan.PlanText;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Preview;
import io.suture.core.plan.Seal;
import io.suture.core.plan.ShortSql;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Takes;
import io.suture.core.problem.Problem;
import io.suture.core.sql.TableName;
import io.suture.engine.estimate.Estimates;
import io.suture.engine.run.Foreseen;
import io.suture.engine.status.Waiting;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What would be done: {@code plan}, and {@code migrate --dry-run}.
 *
 * @param seeds files of seed data whose rows would be written then
 * @param waiting what is left of migrations that are expanded, which only `complete` does
 * @param problems what would stop it, as far as rows were asked
 */
public record PlanView(
        String fingerprint,
        List<MigrationView> migrations,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> seeds,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<WaitingView> waiting,
        @JsonIgnore List<Problem> problems,
        @JsonIgnore Plan plan,
        @JsonIgnore Estimates estimates,
        @JsonIgnore boolean whole)
        implements View {

    /**
     * @param kind additive, transformative or destructive
     * @param fingerprint what it is approved by; null of an undo
     * @param rows what would become of rows, where that was asked
     */
    public record MigrationView(
            String id,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String fingerprint,

            String kind,
            boolean opaque,
            boolean provisional,
            List<String> notes,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RowsView> rows,
            List<StepView> steps) {
        private MigrationView with(List<RowsView> newRows) {
            return new MigrationView(id, fingerprint, kind, opaque, provisional, notes, newRows, steps);
        }
    }

    /**
     * @param kind the verb
     * @param changed why it differs from what was written, null where it does not
     */
    public record StepView(
            String phase,
            String kind,
            String sql,
            List<LockView> locks,
            List<String> rewrites,
            List<String> scans,
            boolean transactional,
            @Nullable String changed,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            EstimateView estimate) {}

    /** @param mode PostgreSQL's name */
    public record LockView(String relation, String mode) {}

    /** @param estimates how much its steps are expected to be */
    public static PlanView of(Plan plan, Estimates estimates) {
        return new PlanView(
                plan.fingerprint(),
                plan.migrations().stream()
                        .map(m -> migration(m, plan.seals().get().get(m.id()), estimates.of(m.id())))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                plan,
                estimates,
                false);
    }

    /** The same, with every statement as it is run, however long. */
    public PlanView whole(boolean everything) {
        return new PlanView(fingerprint, migrations, seeds, waiting, problems, plan, estimates, everything);
    }

    /** The same, and then the rows of these files. */
    public PlanView seeding(List<String> files) {
        return new PlanView(fingerprint, migrations, files, waiting, problems, plan, estimates, whole);
    }

    /** The same beside what is left of those that are expanded. */
    public PlanView beside(List<Waiting> expanded) {
        List<WaitingView> left = expanded.stream().map(WaitingView::of).toList();
        return new PlanView(fingerprint, migrations, seeds, left, problems, plan, estimates, whole);
    }

    /** The same with what would become of rows, and what would stop the run before it begins. */
    public PlanView foreseeing(List<Foreseen> all) {
        Map<String, Foreseen> byId = all.stream().collect(Collectors.toMap(f -> f.id().value(), f -> f));
        List<MigrationView> seen = migrations.stream()
                .map(m -> byId.containsKey(m.id())
                        ? m.with(byId.get(m.id()).rows().stream()
                                .map(RowsView::of)
                                .toList())
                        : m)
                .toList();
        List<Problem> against = all.stream()
                .flatMap(f -> Stream.concat(f.rows().stream().flatMap(r -> r.unknown().stream()), f.against().stream()))
                .distinct()
                .toList();
        return new PlanView(fingerprint, seen, seeds, waiting, against, plan, estimates, whole);
    }

    private static MigrationView migration(
            PlannedMigration planned, @Nullable Seal seal, Map<Integer, Estimate> estimates) {
        return new MigrationView(
                planned.id().value(),
                seal == null ? null : seal.fingerprint(),
                planned.kind().display(),
                planned.opaque(),
                planned.provisional(),
                planned.notes(),
                List.of(),
                planned.steps().stream()
                        .map(step -> step(step, Optional.ofNullable(estimates.get(step.number()))))
                        .toList());
    }

    private static StepView step(PlannedStep planned, Optional<Estimate> estimate) {
        Takes takes = planned.step().takes();
        return new StepView(
                planned.phase().display(),
                planned.step().verb(),
                planned.step().statements().stream().map(Sql::text).collect(Collectors.joining(";\n", "", ";")),
                takes.locks().entrySet().stream()
                        .map(e ->
                                new LockView(e.getKey().display(), e.getValue().sql()))
                        .toList(),
                names(takes.rewrites()),
                names(takes.scans()),
                planned.step().transactional(),
                planned.changed().orElse(null),
                estimate.map(EstimateView::of).orElse(null));
    }

    private static List<String> names(Collection<TableName> tables) {
        return tables.stream().map(TableName::display).toList();
    }

    @Override
    public void print(Page page) {
        if (migrations.isEmpty()) {
            seeds(page);
            if (seeds.isEmpty()) {
                page.line("nothing to do" + (waiting.isEmpty() ? "" : " before what is expanded is completed"));
            }
            waiting.forEach(w -> w.print(page));
            return;
        }
        for (PlannedMigration migration : plan.migrations()) {
            Map<Integer, Estimate> expected = estimates.of(migration.id());
            List<String> lines = whole ? PlanText.whole(migration, expected) : PlanText.of(migration, expected);
            page.line(page.in(Style.BOLD, lines.getFirst()));
            lines.stream().skip(1).forEach(page::line);
            rows(migration.id().value(), page);
            page.line();
        }
        if (!whole && migrations.stream().flatMap(m -> m.steps().stream()).anyMatch(s -> ShortSql.isLong(s.sql()))) {
            page.line("… is left out for length: `suture plan --sql` and `-o json` have every statement whole");
        }
        seeds(page);
        waiting.forEach(w -> w.print(page));
        page.line("plan " + fingerprint);
    }

    private void rows(String id, Page page) {
        List<RowsView> rows = migrations.stream()
                .filter(m -> m.id().equals(id))
                .flatMap(m -> m.rows().stream())
                .toList();
        if (!rows.isEmpty()) {
            page.line("  rows, as they are now; they were read under ACCESS SHARE, and nothing was written");
            page.line("  values are masked by the server: 9 is a digit, xxx is letters, … is short or cut; of "
                    + String.format(Locale.ROOT, "%,d", Preview.SAMPLE) + " rows at most");
            rows.forEach(r -> r.print(page));
        }
    }

    private void seeds(Page page) {
        seeds.forEach(file -> page.line(page.in(Style.BOLD, "seed") + "  " + file));
    }
}
