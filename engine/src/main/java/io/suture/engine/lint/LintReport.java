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
 * @param names of the files that could be looked at, in their order
 * @param files how many there were
 */
public record LintReport(List<Finding> findings, List<Problem> problems, List<String> names, int files) {
    public LintReport {
        findings = List.copyOf(findings);
        problems = List.copyOf(problems);
        names = List.copyOf(names);
    }

    public boolean hasErrors() {
        return count(Severity.ERROR) > 0;
    }

    public long count(Severity severity) {
        return findings.stream().filter(f -> f.severity() == severity).count();
    }

    /** How many could be corrected by {@link Corrections}. */
    public long certain() {
        return findings.stream().filter(Finding::certain).count();
    }
}
