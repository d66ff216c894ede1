// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.lint;

import io.suture.core.lint.Finding;
import io.suture.core.lint.Severity;
import io.suture.core.problem.Problem;
import java.util.List;

/**
 * What was found.
 *
 * @param findings in the order of files and lines
 * @param problems what could not be looked at, and why
 * @param files how many were looked at
 */
public record LintReport(List<Finding> findings, List<Problem> problems, int files) {
    public LintReport {
        findings = List.copyOf(findings);
        problems = List.copyOf(problems);
    }

    public boolean hasErrors() {
        return count(Severity.ERROR) > 0;
    }

    public long count(Severity severity) {
        return findings.stream().filter(f -> f.severity() == severity).count();
    }
}
