// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.suture.cli.output.Page;
import io.suture.cli.output.Style;
import io.suture.cli.output.View;
import io.suture.core.problem.Problem;
import io.suture.engine.rehearse.RehearsalReport;
import io.suture.engine.rehearse.Rehearsed;
import io.suture.engine.rehearse.Verdict;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What down parts give back: {@code rehearse}. */
public record RehearseView(List<Row> migrations, @JsonIgnore RehearsalReport report) implements View {
    /**
     * One migration.
     *
     * @param upAgain {@code ok} or {@code fails}; null where no down ran through
     * @param downMs null where there is no down part
     */
    public record Row(
            String id,
            String verdict,
            List<String> differences,
            @Nullable String upAgain,
            long upMs,
            @Nullable Long downMs,
            List<String> notes) {
        static Row of(Rehearsed one) {
            return new Row(
                    one.id().value(),
                    one.verdict().display(),
                    one.differences(),
                    one.upAgain().map(ok -> ok ? "ok" : "fails").orElse(null),
                    one.up().toMillis(),
                    one.down().map(Duration::toMillis).orElse(null),
                    one.notes());
        }
    }

    public static RehearseView of(RehearsalReport report) {
        return new RehearseView(report.migrations().stream().map(Row::of).toList(), report);
    }

    @Override
    public List<Problem> problems() {
        return report.problems();
    }

    @Override
    public void print(Page page) {
        report.migrations().forEach(one -> print(one, page));
        page.line(Arrays.stream(Verdict.values())
                .map(v -> report.count(v) + " " + v.display())
                .collect(Collectors.joining(", ", report.migrations().size() + " migrations: ", "")));
    }

    private static void print(Rehearsed one, Page page) {
        Style style = one.verdict().isFinding() ? Style.BAD : Style.GOOD;
        page.line(page.in(style, one.verdict().display()) + "  " + one.id() + again(one));
        one.differences().forEach(difference -> page.line("    " + difference));
        one.notes().forEach(note -> page.line("    (" + note + ")"));
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
