// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.trace;

import io.suture.core.problem.Problem;
import java.util.List;

/**
 * What was seen.
 *
 * @param statements in the order they ran
 * @param problems what could not be run, and why
 * @param files how many were named
 */
public record TraceReport(List<TracedStatement> statements, List<Problem> problems, int files) {
    public TraceReport {
        statements = List.copyOf(statements);
        problems = List.copyOf(problems);
    }

    /** How many statements took more than was claimed. */
    public long contradictions() {
        return statements.stream().filter(s -> !s.contradicted().isEmpty()).count();
    }
}
