// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import io.suture.cli.output.Page;
import io.suture.cli.output.Style;
import io.suture.cli.output.View;
import io.suture.core.plan.Plan;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Takes;
import io.suture.core.sql.TableName;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What would be done: {@code plan}, and {@code migrate --dry-run}. */
public record PlanView(String fingerprint, List<MigrationView> migrations) implements View {

    /** @param kind additive, transformative or destructive */
    public record MigrationView(
            String id, String kind, boolean opaque, boolean provisional, List<String> notes, List<StepView> steps) {}

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
            @Nullable String changed) {}

    /** @param mode PostgreSQL's name */
    public record LockView(String relation, String mode) {}

    public static PlanView of(Plan plan) {
        return new PlanView(
                plan.fingerprint(),
                plan.migrations().stream().map(PlanView::migration).toList());
    }

    private static MigrationView migration(PlannedMigration planned) {
        return new MigrationView(
                planned.id().value(),
                planned.kind().display(),
                planned.opaque(),
                planned.provisional(),
                planned.notes(),
                planned.steps().stream().map(PlanView::step).toList());
    }

    private static StepView step(PlannedStep planned) {
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
                planned.changed().orElse(null));
    }

    private static List<String> names(Collection<TableName> tables) {
        return tables.stream().map(TableName::display).toList();
    }

    @Override
    public void print(Page page) {
        if (migrations.isEmpty()) {
            page.line("nothing to do");
            return;
        }
        migrations.forEach(m -> print(m, page));
        page.line("plan " + fingerprint);
    }

    private static void print(MigrationView migration, Page page) {
        String opaque = migration.opaque() ? ", opaque: what follows is planned anew after it" : "";
        String provisional = migration.provisional() ? ", provisional" : "";
        page.line(page.in(Style.BOLD, migration.id()) + "  " + migration.kind() + opaque + provisional);
        migration.notes().forEach(note -> page.line("  note: " + note));
        for (int i = 0; i < migration.steps().size(); i++) {
            print(i + 1, migration.steps().get(i), page);
        }
        page.line();
    }

    private static void print(int number, StepView step, Page page) {
        page.line("  " + number + "  " + step.phase() + ", " + step.kind() + takes(step));
        step.sql().lines().forEach(line -> page.line("       " + line));
        if (step.changed() != null) {
            page.line("     " + page.in(Style.WARNING, "changed:") + " " + step.changed());
        }
    }

    private static String takes(StepView step) {
        String locks =
                step.locks().stream().map(l -> l.mode() + " on " + l.relation()).collect(Collectors.joining(", "));
        String rewrites = step.rewrites().isEmpty() ? "" : ", rewrites " + String.join(", ", step.rewrites());
        String scans = step.scans().isEmpty() ? "" : ", scans " + String.join(", ", step.scans());
        return (locks.isEmpty() ? "" : "; " + locks) + rewrites + scans;
    }
}
