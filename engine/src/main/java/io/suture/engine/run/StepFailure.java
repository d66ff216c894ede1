// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.problem.Problem;
import java.util.Optional;

/** A step that ended in an error and was not or could not be tried again. What it did was rolled back, or the probe knows. */
final class StepFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Optional<String> sqlState;

    StepFailure(Problem problem, Optional<String> sqlState, Throwable cause) {
        super(problem.code(), cause);
        this.problem = problem;
        this.sqlState = sqlState;
    }

    StepFailure(Problem problem) {
        super(problem.code());
        this.problem = problem;
        this.sqlState = Optional.empty();
    }

    Problem problem() {
        return problem;
    }

    Optional<String> sqlState() {
        return sqlState;
    }
}
