// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.suture.cli.output.Page;
import io.suture.cli.output.Style;
import io.suture.cli.output.View;
import io.suture.core.problem.Problem;
import io.suture.engine.rehearse.ProposedDown;
import io.suture.engine.rehearse.RehearsalBudgets;
import io.suture.engine.rehearse.RehearsalReport;
import io.suture.engine.rehearse.Rehearsed;
import io.suture.engine.rehearse.Verdict;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What down parts give back: {@code rehearse}. */
public record RehearseView(List<Row> migrations, @JsonIgnore RehearsalReport report) implements View {
    private static final Duration LONG = Duration.ofMinutes(1);

    /**
     * One migration.
     *
     * @param upAgain {@code ok} or {@code fails}; null where no down ran through
     * @param downMs null where there is no down part
     * @param onlyAfterWrites whether the way back holds as long as no client of the new release has written
     * @param upTwice whether the up runs on top of itself: {@code ok} or {@code fails}; null where that was not tried
     * @param withinLimit whether the up stayed within {@code rehearse.time}, else 1 s, 5 s or 30 s, by size
     * @param plan what its plan did, which is what {@code suture migrate} carries out; null where the up fails
     * @param budgets what is limited, beside what was measured
     * @param proposedDown null unless {@code --auto-undo} was given and a down part is missing or does not hold
     */
    public record Row(
            String id,
            String verdict,
            List<String> differences,
            @Nullable String upAgain,
            long upMs,
            @Nullable Long downMs,
            List<String> notes,
            boolean onlyAfterWrites,
            @Nullable String upTwice,
            boolean withinLimit,
            @Nullable WalkView plan,
            List<RehearsalBudgets.Budget> budgets,
            @Nullable Proposal proposedDown) {
        static Row of(Rehearsed one, RehearsalReport report) {
            return new Row(
                    one.id().value(),
                    one.verdict().display(),
                    one.differences(),
                    words(one.upAgain()),
                    one.up().toMillis(),
                    one.down().map(Duration::toMillis).orElse(null),
                    one.notes(),
                    one.onlyAfterWrites(),
                    words(one.upTwice()),
                    report.isInTime(one),
                    one.plan().map(WalkView::of).orElse(null),
                    report.budgets(one),
                    one.proposed().map(Proposal::of).orElse(null));
        }

        private static @Nullable String words(Optional<Boolean> ok) {
            return ok.map(yes -> yes ? "ok" : "fails").orElse(null);
        }
    }

    /**
     * A down part that nobody has written.
     *
     * @param sql empty where there is no way back
     * @param verdict of its own rehearsal; null where there is none
     * @param words what differs after it, or why there is none
     */
    public record Proposal(String sql, @Nullable String verdict, List<String> words) {
        static Proposal of(ProposedDown down) {
            return new Proposal(down.sql(), down.verdict().map(Verdict::display).orElse(null), down.words());
        }
    }

    public static RehearseView of(RehearsalReport report) {
        return new RehearseView(
                report.migrations().stream().map(one -> Row.of(one, report)).toList(), report);
    }

    @Override
    public List<Problem> problems() {
        return report.problems();
    }

    @Override
    public void print(Page page) {
        report.migrations().forEach(one -> print(one, page));
        if (report.migrations().stream()
                .anyMatch(one -> one.proposed().filter(p -> !p.sql().isEmpty()).isPresent())) {
            page.line(
                    "A proposed down part goes below `-- suture:down` in the migration's file, or into the down file of its layout.");
        }
        page.line(Arrays.stream(Verdict.values())
                .map(v -> report.count(v) + " " + v.display())
                .collect(Collectors.joining(", ", report.migrations().size() + " migrations: ", "")));
    }

    private void print(Rehearsed one, Page page) {
        Style style = one.verdict().isFinding() ? Style.BAD : Style.GOOD;
        page.line(page.in(style, one.verdict().display()) + "  " + one.id() + again(one));
        one.differences().forEach(difference -> page.line("    " + difference));
        one.notes().forEach(note -> page.line("    (" + note + ")"));
        one.plan().map(WalkView::of).ifPresent(walk -> walk.print(page));
        report.broken(one).forEach(budget -> page.line("    " + page.in(Style.BAD, "limit: ") + budget.words()));
        if (one.up().compareTo(LONG) > 0) {
            page.line("    divide it: a phase a migration, rows in a backfill of their own");
        }
        one.proposed().ifPresent(down -> print(down, page));
    }

    private static void print(ProposedDown down, Page page) {
        down.verdict().ifPresent(v -> page.line("    a down part that was rehearsed and gives back: " + v.display()));
        down.sql().lines().forEach(line -> page.line("      " + line));
        down.words()
                .forEach(word -> page.line("    " + (down.sql().isEmpty() ? "no down part to propose: " : "") + word));
    }

    private static String again(Rehearsed one) {
        return one.upAgain()
                .filter(ok -> !ok)
                .map(no -> "  (the up fails after it)")
                .orElse("");
    }

    @Override
    public int exitCode() {
        return report.hasFindings() ? 1 : 0;
    }
}
