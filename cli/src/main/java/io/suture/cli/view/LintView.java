// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.suture.cli.output.OutputMode;
import io.suture.cli.output.Page;
import io.suture.cli.output.View;
import io.suture.cli.view.lint.FindingText;
import io.suture.cli.view.lint.GithubAnnotations;
import io.suture.cli.view.lint.JunitXml;
import io.suture.cli.view.lint.Sarif;
import io.suture.core.lint.Finding;
import io.suture.core.lint.Severity;
import io.suture.core.problem.Problem;
import io.suture.engine.lint.Corrected;
import io.suture.engine.lint.LintReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules found: {@code lint}.
 *
 * @param fixed how many statements were corrected before; only where that was asked for
 * @param baseline the file that lists them now; only where that was asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LintView(
        List<Row> findings,
        @Nullable Integer fixed,
        @Nullable String baseline,
        @JsonIgnore LintReport report,
        @JsonIgnore boolean notes)
        implements View {
    /**
     * One finding.
     *
     * @param fixable whether {@code --fix} corrects it
     */
    public record Row(
            String rule,
            String severity,
            String file,
            int line,
            int column,
            String message,
            String fix,
            boolean fixable) {
        static Row of(Finding finding) {
            return new Row(
                    finding.rule(),
                    finding.severity().display(),
                    finding.at().file(),
                    finding.at().line(),
                    finding.at().column(),
                    finding.message(),
                    finding.fix(),
                    finding.certain());
        }
    }

    public static LintView of(LintReport report, boolean notes) {
        return new LintView(report.findings().stream().map(Row::of).toList(), null, null, report, notes);
    }

    /** The same, of files that were corrected before. */
    public LintView after(List<Corrected> files) {
        int statements = files.stream().mapToInt(f -> f.edits().size()).sum();
        return new LintView(findings, statements, baseline, report, notes);
    }

    /** The same, let stand from now on. */
    public LintView listedIn(String file) {
        return new LintView(findings, fixed, file, report, notes);
    }

    @Override
    public List<Problem> problems() {
        return report.problems();
    }

    @Override
    public String document(OutputMode form) {
        return switch (form) {
            case SARIF -> Sarif.of(report);
            case GITHUB -> GithubAnnotations.of(report, notes);
            case JUNIT -> JunitXml.of(report, notes);
            case TEXT, JSON -> throw new IllegalArgumentException(form + " is printed");
        };
    }

    @Override
    public void print(Page page) {
        if (baseline != null) {
            page.line("wrote " + findings.size() + " findings to " + baseline + ": `suture lint --baseline " + baseline
                    + "` tells only new ones");
            return;
        }
        report.findings().stream()
                .filter(f -> notes || f.severity() != Severity.NOTE)
                .forEach(f -> FindingText.print(f, page));
        if (fixed != null) {
            page.line("corrected " + fixed + " statements; what is left:");
        }
        page.line(report.files() + " files: " + report.count(Severity.ERROR) + " errors, "
                + report.count(Severity.WARNING) + " warnings, " + report.count(Severity.NOTE) + " notes"
                + (notes ? "" : " (--notes prints them)")
                + (report.certain() == 0 ? "" : "; --fix corrects " + report.certain()));
    }

    @Override
    public int exitCode() {
        return baseline == null && report.hasErrors() ? 1 : 0;
    }
}
