// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SourcePosition;
import org.jspecify.annotations.Nullable;

/** A problem in JSON. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemView(
        String code,
        String blame,
        String effect,
        String what,
        String why,
        String fix,
        @Nullable String file,
        @Nullable Integer line,
        @Nullable Integer column) {

    public static ProblemView of(Problem problem) {
        return new ProblemView(
                problem.code(),
                problem.blame().name(),
                problem.effect().name(),
                problem.what(),
                problem.why(),
                problem.fix(),
                problem.at().map(SourcePosition::file).orElse(null),
                problem.at().map(SourcePosition::line).orElse(null),
                problem.at().map(SourcePosition::column).orElse(null));
    }
}
