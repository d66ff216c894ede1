// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.suture.cli.output.Page;
import io.suture.cli.output.Style;
import io.suture.cli.output.View;
import io.suture.core.lint.Finding;
import io.suture.core.lint.Severity;
import io.suture.core.problem.Problem;
import io.suture.engine.lint.LintReport;
import java.util.List;

/** What the rules found: {@code lint}. */
public record LintView(
        List<Row> findings,
        @JsonIgnore LintReport report,
        @JsonIgnore boolean notes) implements View {
    /** One finding. */
    public record Row(String rule, String severity, String file, int line, int column, String message, String fix) {
        static Row of(Finding finding) {
            return new Row(
                    finding.rule(),
                    finding.severity().display(),
                    finding.at().file(),
                    finding.at().line(),
                    finding.at().column(),
                    finding.message(),
                    finding.fix());
        }
    }

    public static LintView of(LintReport report, boolean notes) {
        return new LintView(report.findings().stream().map(Row::of).toList(), report, notes);
    }

    @Override
    public List<Problem> problems() {
        return report.problems();
    }

    @Override
    public void print(Page page) {
        report.findings().stream()
                .filter(f -> notes || f.severity() != Severity.NOTE)
                .forEach(f -> print(f, page));
        page.line(report.files() + " files: " + report.count(Severity.ERROR) + " errors, "
                + report.count(Severity.WARNING) + " warnings, " + report.count(Severity.NOTE) + " notes"
                + (notes ? "" : " (--notes prints them)"));
    }

    private static void print(Finding finding, Page page) {
        page.line(finding.at() + ": "
                + page.in(style(finding.severity()), finding.severity().display()) + " " + finding.rule() + ": "
                + finding.message());
        finding.fix().lines().forEach(line -> page.line("    " + line));
        page.line();
    }

    private static Style style(Severity severity) {
        return switch (severity) {
            case ERROR -> Style.BAD;
            case WARNING -> Style.WARNING;
            case NOTE -> Style.GOOD;
        };
    }

    @Override
    public int exitCode() {
        return report.hasErrors() ? 1 : 0;
    }
}
