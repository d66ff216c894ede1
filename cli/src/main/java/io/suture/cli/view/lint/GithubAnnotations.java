// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view.lint;

import io.suture.core.lint.Finding;
import io.suture.core.lint.Severity;
import io.suture.core.problem.Problem;
import io.suture.engine.lint.LintReport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Commands that a workflow of GitHub shows beside the lines of a pull request (GitHub Docs, Workflow commands). */
public final class GithubAnnotations {
    private GithubAnnotations() {}

    /** One line a finding or problem, in their order. */
    public static String of(LintReport report, boolean notes) {
        Stream<String> findings = report.findings().stream()
                .filter(f -> notes || f.severity() != Severity.NOTE)
                .map(GithubAnnotations::line);
        return Stream.concat(findings, report.problems().stream().map(GithubAnnotations::line))
                .collect(Collectors.joining("\n"));
    }

    private static String line(Finding finding) {
        Extent extent = Extent.of(finding);
        String kind = finding.severity() == Severity.NOTE
                ? "notice"
                : finding.severity().display();
        return "::" + kind + " file=" + property(finding.at().file()) + ",line=" + extent.line() + ",endLine="
                + extent.endLine() + ",col=" + extent.column() + ",title=" + property(finding.rule()) + "::"
                + data(finding.message() + "\n\nInstead:\n" + finding.fix());
    }

    private static String line(Problem problem) {
        String place = problem.at()
                .map(at -> "file=" + property(at.file()) + ",line=" + at.line() + ",col=" + at.column() + ",")
                .orElse("");
        return "::error " + place + "title=" + property(problem.code()) + "::"
                + data(problem.what() + "\n" + problem.fix());
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
